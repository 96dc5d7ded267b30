export { AgentSignals } from './AgentSignals.tsx';
export { IncidentsDue } from './IncidentsDue.tsx';
export { kindWords } from './words.ts';
