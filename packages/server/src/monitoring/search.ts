import type { DataMap } from '@cordon/core/kernel';
import { covers } from '@cordon/core/policy';
import type { Indexing, IndexingStatus } from '../ledger/indexing/index.ts';
import { search, type Index } from '../ledger/search/index.ts';
import { queryOf, type AccessFilter } from './query.ts';
import type { Scope } from './scope.ts';
import type { AccessRow, AccessStore } from './store.ts';

export interface AccessSearchDeps {
  readonly accesses: AccessStore;
  readonly index: Index;
  readonly indexing: Pick<Indexing, 'near'>;
  readonly dataMaps: () => Promise<readonly DataMap[]>;
}

/** A page, newest first, and how far the search tables are. */
interface AccessPage {
  readonly items: readonly AccessRow[];
  /** Where the next page begins; null when this is the last. */
  readonly next: number | null;
  readonly indexed: IndexingStatus;
}

export type AccessSearch = ReturnType<typeof createAccessSearch>;

/** So many rows are fetched at a time when all are wanted. */
const ROWS = 500;

/** Searches the accesses that somebody may see by the ledger's index. */
export function createAccessSearch({ accesses, index, indexing, dataMaps }: AccessSearchDeps) {
  /** The indices of what is asked for, newest first, some at a time. */
  async function* entriesOf(
    filter: AccessFilter,
    scope: Scope,
    below: number,
  ): AsyncGenerator<readonly number[], void, void> {
    const [tickets, fields, agreements] = await Promise.all([
      filter.ticket === undefined ? [] : accesses.ticketsNumbered(filter.ticket),
      filter.category === undefined ? [] : fieldsOf(filter.category),
      scope.vendor === null ? [] : accesses.agreementsOf(scope.vendor),
    ]);
    const query = queryOf(filter, scope, { tickets, fields, agreements });
    yield* search(index, query ?? { all: [] }, below);
  }

  /** Fields of a category and of all below it, in any source. */
  async function fieldsOf(category: string): Promise<readonly string[]> {
    const names = (await dataMaps()).flatMap(({ resources }) =>
      resources.flatMap(({ name, fields }) =>
        fields.filter((field) => covers(category, field.category)).map((field) => `${name}.${field.name}`),
      ),
    );
    return [...new Set(names)];
  }

  /** Rows of what is asked for, newest first, some at a time. */
  async function* rowsOf(
    filter: AccessFilter,
    scope: Scope,
    below: number,
    atOnce: number,
  ): AsyncGenerator<readonly AccessRow[], void, void> {
    for await (const entries of entriesOf(filter, scope, below)) {
      for (let at = 0; at < entries.length; at += atOnce) {
        yield await accesses.these(entries.slice(at, at + atOnce), scope);
      }
    }
  }

  return {
    /** @param before an entry; only older ones are in the page */
    async page(
      filter: AccessFilter,
      scope: Scope,
      { before, limit }: { readonly before: number | undefined; readonly limit: number },
    ): Promise<AccessPage> {
      const indexed = await indexing.near();
      const items: AccessRow[] = [];
      for await (const rows of rowsOf(filter, scope, Math.min(before ?? Infinity, indexed.indexed), limit)) {
        items.push(...rows.slice(0, limit - items.length));
        if (items.length === limit) break;
      }
      return { items, next: items.length < limit ? null : (items.at(-1)?.entry ?? null), indexed };
    },

    /** Every row of a filter, as far as the tables were at one moment. */
    async all(filter: AccessFilter, scope: Scope) {
      const indexed = await indexing.near();
      let count = 0;
      for await (const entries of entriesOf(filter, scope, indexed.indexed)) count += entries.length;
      return { indexed, count, rows: rowsOf(filter, scope, indexed.indexed, ROWS) };
    },
  };
}
