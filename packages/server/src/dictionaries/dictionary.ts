import type { DictionaryEntry, EntryKind } from '@cordon/core/dictionaries';
import type { PiiType } from '@cordon/pii';
import type { Transaction } from 'kysely';

export type EntryState = 'proposed' | 'in-force' | 'retiring' | 'retired' | 'refused';
export type EntryOrigin = 'hand' | 'import' | 'miss';

interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** One step of an entry: who, when, and the ledger's entry of it. */
export interface Step {
  readonly by: PersonRef;
  readonly at: Date;
  readonly entry: number;
}

/** An entry as lists have it: without the word. */
export interface ListedEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly type: PiiType | null;
  readonly purpose: string | null;
  readonly origin: EntryOrigin;
  readonly miss: string | null;
  readonly state: EntryState;
  readonly proposed: Step;
  readonly decided: Step | null;
  readonly retiring: Step | null;
  readonly retired: Step | null;
}

/** An entry with its word. */
export interface OpenedEntry extends DictionaryEntry {
  readonly id: string;
  readonly state: EntryState;
}

export interface NewEntry extends DictionaryEntry {
  readonly id: string;
  readonly origin: EntryOrigin;
  readonly miss: string | null;
}

/** What became of an entry that was decided about, as its row tells it. */
export interface DecidedEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly state: EntryState;
  readonly miss: string | null;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly decidedEntry: number | null;
  readonly retiringBy: string | null;
  readonly retiredBy: string | null;
  readonly retiredEntry: number | null;
}

/** What one person did at one time, as it was entered. */
export interface Done {
  readonly by: string;
  readonly at: Date;
  readonly entry: number;
}

/** The entries as they are kept. */
export interface DictionaryStore {
  /** Newest first. @param ids these, or all */
  list(ids?: readonly string[]): Promise<readonly ListedEntry[]>;
  /** The entries in these states, with their words. */
  opened(states: readonly EntryState[]): Promise<readonly OpenedEntry[]>;
  /** All that were decided about, and the bodies of the ledger's entries that they name. */
  decided(): Promise<{
    readonly entries: readonly DecidedEntry[];
    readonly bodies: ReadonlyMap<number, string>;
  }>;
  propose(entries: readonly NewEntry[], done: Done, tx: Transaction<unknown>): Promise<void>;
  /** @returns how many of those that were proposed by others were decided about */
  decide(ids: readonly string[], approve: boolean, done: Done, tx: Transaction<unknown>): Promise<number>;
  /** Asks for entries in force to be retired. @returns how many */
  askRetire(ids: readonly string[], done: Done, tx: Transaction<unknown>): Promise<number>;
  /** Retires what somebody else asked for, or, where it was only allowed, whoever asked; or keeps it. @returns how many */
  retire(ids: readonly string[], agree: boolean, done: Done, tx: Transaction<unknown>): Promise<number>;
}
