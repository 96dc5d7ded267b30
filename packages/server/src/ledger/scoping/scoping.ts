import type { Sha256 } from '@cordon/ledger';
import type { Indexing, IndexingStatus } from '../indexing/index.ts';
import { search, type Index, type Query } from '../search/index.ts';
import type { ErasedUnder } from '../erasing/erased.store.ts';
import { createCount, type Completeness } from './counting.ts';
import { openedValues, type Closed, type EntryWithOpenings, type OpeningName } from './opened.ts';
import { createOrigins, showsEarlier, type OriginDeps } from './origins.ts';
import { sightsOf, type AccessWords } from './sights.ts';
import { createTally, type SeenCustomer } from './tally.ts';

/** How a reader may be told of customers. An auditor tells them apart, a vendor only tickets. */
export type CustomerNaming = 'subject' | 'number' | 'ticket';

export interface Scoped {
  readonly customers: readonly SeenCustomer[];
  readonly completeness: Completeness;
  readonly indexed: IndexingStatus;
}

export interface ScopingDeps {
  readonly index: Index;
  readonly indexing: Pick<Indexing, 'near'>;
  readonly entries: {
    these(indices: readonly number[]): Promise<readonly EntryWithOpenings[]>;
    bodiless(from: Date, until: Date): Promise<readonly number[]>;
  } & OriginDeps['entries'];
  /** Which of these entries were erased, and the entry that says so. */
  readonly erased: (indices: readonly number[]) => Promise<ReadonlyMap<number, ErasedUnder>>;
  readonly sha256: Sha256;
}

export interface Window {
  readonly from: Date;
  readonly until: Date;
}

const AT_ONCE = 500;

/** A query of the index, with the stretch of time it is about: what has no body is found by its time. */
interface Asked {
  readonly query: Query;
  readonly window: Window;
  /** Of which agreements what was erased is counted; null for all. */
  readonly agreements: ReadonlySet<string> | null;
}

/** An entry that opens, with what its commitments open to. */
interface OpenedEntry {
  readonly entry: EntryWithOpenings;
  readonly values: ReadonlyMap<OpeningName, string>;
}

/** Who saw whose what, from the entries themselves: each is held against what was committed to. */
export function createScoping({ index, indexing, entries, erased, sha256 }: ScopingDeps) {
  const originsOf = createOrigins({ entries, sha256 });

  async function* entriesOf(
    { query, window }: Asked,
    below: number,
  ): AsyncGenerator<readonly EntryWithOpenings[], void, void> {
    const seen = new Set<number>();
    const found = async (indices: readonly number[]): Promise<readonly EntryWithOpenings[]> => {
      for (const one of indices) seen.add(one);
      return entries.these(indices);
    };
    for await (const indices of search(index, query, below)) {
      for (let at = 0; at < indices.length; at += AT_ONCE) yield await found(indices.slice(at, at + AT_ONCE));
    }
    const bodiless = (await entries.bodiless(window.from, window.until)).filter((one) => !seen.has(one));
    if (bodiless.length > 0) yield await found(bodiless);
  }

  async function scan(
    asked: Asked,
    take: (opened: readonly OpenedEntry[]) => Promise<void> | void,
  ): Promise<{ readonly completeness: Completeness; readonly indexed: IndexingStatus }> {
    const indexed = await indexing.near();
    const count = createCount(erased, asked.agreements);
    for await (const some of entriesOf(asked, indexed.indexed)) {
      const closed = new Map<number, Closed>();
      const opened: OpenedEntry[] = [];
      for (const entry of some) {
        const values = openedValues(entry, sha256);
        if (typeof values === 'string') closed.set(entry.index, values);
        else opened.push({ entry, values });
      }
      await take(opened);
      await count.add(some.length - closed.size, closed);
    }
    return { completeness: count.sum(), indexed };
  }

  return {
    /** Whose which fields the accesses of a query showed. */
    async scope(asked: Asked, naming: CustomerNaming): Promise<Scoped> {
      const tally = createTally();
      const told = await scan(asked, async (opened) => {
        const read = opened.map(({ entry, values }) => ({
          ...{ entry, values },
          words: JSON.parse(entry.body?.text ?? '') as AccessWords,
        }));
        const origins = await originsOf(
          read.filter(({ words }) => showsEarlier(words)).map(({ entry }) => entry.index),
        );
        for (const { entry, values, words } of read) {
          // Whether a lookup found somebody is not a vendor's to know.
          const hit = naming !== 'ticket' && values.get('result') === 'hit';
          // A lookup shows whom it found, whoever the ticket is of.
          const subject = (hit ? values.get('found')?.trimEnd() : undefined) ?? values.get('subject') ?? '';
          const subjects = origins.get(entry.index) ?? [subject];
          for (const customer of naming === 'ticket' ? [words.ticket ?? ''] : subjects) {
            const by = { index: entry.index, at: entry.at, access: words.access ?? null };
            tally.add({ source: words.source ?? '', customer }, by, sightsOf(words, hit));
          }
        }
      });
      const customers = tally.customers();
      return { customers: naming === 'number' ? numbered(customers) : customers, ...told };
    },

    /** Whether everything that a query finds still opens, or an entry says why not. */
    async completeness(asked: Asked): Promise<Completeness & { readonly indexed: IndexingStatus }> {
      const { completeness, indexed } = await scan(asked, () => undefined);
      return { ...completeness, indexed };
    },

    /** The entries of a query with what opens them, oldest first within a piece. */
    async *openings(asked: Asked): AsyncGenerator<readonly EntryWithOpenings[], void, void> {
      const { indexed } = await indexing.near();
      yield* entriesOf(asked, indexed);
    },
  };
}

/** In the order of their first access: the order of their numbers in the source would tell of these. */
function numbered(customers: readonly SeenCustomer[]): readonly SeenCustomer[] {
  return customers
    .toSorted((a, b) => (a.entries[0] ?? 0) - (b.entries[0] ?? 0))
    .map((seen, nth) => ({ ...seen, customer: String(nth + 1) }));
}
