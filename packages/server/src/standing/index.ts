export type { Read, Reading, Standing } from './standing.ts';
