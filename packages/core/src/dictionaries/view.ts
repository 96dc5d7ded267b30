/** What a screen needs of the dictionary: no detector is in it. */
export { COLUMNS, readEntriesCsv, type ReadEntry } from './csv.ts';
export { entryKinds, TEXT_LENGTH, type EntryKind } from './entry.ts';
export { namesOf } from './decided.ts';
