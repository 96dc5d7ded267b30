export type { EntryWithOpenings } from './opened.ts';
export { createScoping, type Completeness, type CustomerNaming, type Scoped } from './scoping.ts';
