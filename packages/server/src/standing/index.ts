export { guarded, type AtWork, type Holders } from './guarded.ts';
export type { Read, Reading, Standing } from './standing.ts';
