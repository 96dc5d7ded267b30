export { ErasingDue } from './ErasingDue.tsx';
