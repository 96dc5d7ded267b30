export type { Read, Reading } from './standing.ts';
