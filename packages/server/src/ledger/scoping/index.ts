export type { Completeness } from './counting.ts';
export { memberOf, type EntryWithOpenings } from './opened.ts';
export { createScoping, type CustomerNaming } from './scoping.ts';
