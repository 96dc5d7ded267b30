export { phishingCountsOf } from './counting.ts';
