export { createIndexing, type Indexing, type IndexingStatus } from './indexing.ts';
export type { LedgerEntry, Projection } from './projection.ts';
