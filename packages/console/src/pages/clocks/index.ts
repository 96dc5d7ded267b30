export { IncidentClocks } from './IncidentClocks.tsx';
