import type { Seen, Sight } from './sights.ts';

/** One field of a customer, and how often and when somebody came to know of it in one way. */
export interface SeenField {
  readonly resource: string;
  readonly field: string;
  readonly how: Sight;
  readonly times: number;
  readonly first: Date;
  readonly last: Date;
}

export interface SeenCustomer {
  /** As the reader may know them: their number in the source, a number of this answer, or the ticket. */
  readonly customer: string;
  readonly source: string;
  readonly fields: readonly SeenField[];
  /** Indices, oldest first. */
  readonly entries: readonly number[];
}

interface Known {
  readonly customer: string;
  readonly source: string;
  readonly fields: Map<string, SeenField>;
  readonly entries: number[];
  /** By access, the names of the fields that were counted of it. */
  readonly counted: Map<string, ReadonlySet<string>>;
}

/** One entry of an access; a long answer has several. */
interface SeenBy {
  readonly index: number;
  readonly at: Date;
  /** The id of the access; null where the entry is all of it. */
  readonly access: string | null;
}

/** Adds up what entries say was seen: once for each access, however many entries its answer has. */
export function createTally() {
  const customers = new Map<string, Known>();
  const sets = sharedSets();
  return {
    add(
      { source, customer }: { readonly source: string; readonly customer: string },
      { index, at, access }: SeenBy,
      seen: readonly Seen[],
    ): void {
      if (seen.length === 0) return;
      const key = JSON.stringify([source, customer]);
      const known = customers.get(key) ?? {
        ...{ customer, source, fields: new Map<string, SeenField>(), entries: [] },
        counted: new Map<string, ReadonlySet<string>>(),
      };
      customers.set(key, known);
      known.entries.push(index);
      const before = access === null ? undefined : known.counted.get(access);
      const names = seen.map(({ resource, field, how }) => JSON.stringify([resource, field, how]));
      if (access !== null) known.counted.set(access, sets([...(before ?? []), ...names]));
      for (const [nth, { resource, field, how }] of seen.entries()) {
        const name = names[nth] ?? '';
        const { times = 0, first = at, last = at } = known.fields.get(name) ?? {};
        known.fields.set(name, {
          ...{ resource, field, how, times: before?.has(name) === true ? times : times + 1 },
          ...{ first: first < at ? first : at, last: last > at ? last : at },
        });
      }
    },

    /** By customer, and within one by table, field and how. */
    customers(): readonly SeenCustomer[] {
      const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
      return [...customers.entries()]
        .toSorted(([a], [b]) => order(a, b))
        .map(([, { customer, source, fields, entries }]) => ({
          ...{ customer, source },
          fields: [...fields.entries()].toSorted(([a], [b]) => order(a, b)).map(([, field]) => field),
          entries: entries.toSorted((a, b) => a - b),
        }));
    },
  };
}

/** A million accesses show the same few sets of fields: each is kept once. */
function sharedSets(): (names: readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (names) => {
    const sorted = [...new Set(names)].toSorted();
    const key = sorted.join('\n');
    const made = known.get(key) ?? new Set(sorted);
    known.set(key, made);
    return made;
  };
}
