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

/** Adds up what entries say was seen. */
export function createTally() {
  const customers = new Map<
    string,
    { customer: string; source: string; fields: Map<string, SeenField>; entries: number[] }
  >();
  return {
    add(
      { source, customer }: { readonly source: string; readonly customer: string },
      { index, at }: { readonly index: number; readonly at: Date },
      seen: readonly Seen[],
    ): void {
      if (seen.length === 0) return;
      const key = JSON.stringify([source, customer]);
      const known = customers.get(key) ?? {
        customer,
        source,
        fields: new Map<string, SeenField>(),
        entries: [],
      };
      customers.set(key, known);
      known.entries.push(index);
      for (const { resource, field, how } of seen) {
        const name = JSON.stringify([resource, field, how]);
        const { times = 0, first = at, last = at } = known.fields.get(name) ?? {};
        known.fields.set(name, {
          ...{ resource, field, how, times: times + 1 },
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
