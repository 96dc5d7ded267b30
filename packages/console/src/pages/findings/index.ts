export { FindingsDue } from './FindingsDue.tsx';
