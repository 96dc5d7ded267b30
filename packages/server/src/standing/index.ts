export { guarded } from './guarded.ts';
export type { Read, Reading } from './standing.ts';
