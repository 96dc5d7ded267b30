export { nothingOwn, problemOfAll, problemOfEntry } from './check.ts';
export { entryKinds, rulesFor, spelled, TEXT_LENGTH, type DictionaryEntry, type EntryKind } from './entry.ts';
export { decisionHolds, namesOf, type Decision } from './decided.ts';
