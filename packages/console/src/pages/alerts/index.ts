export { UntakenCount } from './UntakenCount.tsx';
