export type { Query } from './query.ts';
export { search, type Index } from './search.ts';
export { DATA, termOf, type Facet } from './terms.ts';
