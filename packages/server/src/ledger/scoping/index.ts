export type { EntryWithOpenings } from './opened.ts';
export { createScoping, type CustomerNaming } from './scoping.ts';
