export type { Completeness } from './counting.ts';
export type { EntryWithOpenings } from './opened.ts';
export { createScoping, type CustomerNaming } from './scoping.ts';
