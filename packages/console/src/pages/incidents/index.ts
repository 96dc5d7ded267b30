export { AgentSignals } from './AgentSignals.tsx';
export { IncidentsDue } from './IncidentsDue.tsx';
