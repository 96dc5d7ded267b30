import { DATA, termOf, type Facet, type Query } from '../ledger/search/index.ts';
import type { Scope } from './scope.ts';

/** What a search for accesses may be narrowed by; all of it holds at once. */
export interface AccessFilter {
  readonly vendor?: string | undefined;
  readonly agent?: string | undefined;
  /** Our id, or the number in the helpdesk. */
  readonly ticket?: string | undefined;
  /** One kind, or `data`: every kind that is an access to customer data. */
  readonly kind?: string | undefined;
  readonly ok?: boolean | undefined;
  readonly code?: string | undefined;
  readonly agreement?: string | undefined;
  readonly clause?: string | undefined;
  readonly purpose?: string | undefined;
  readonly source?: string | undefined;
  readonly resource?: string | undefined;
  /** A field, of any table, or `table.field`. */
  readonly field?: string | undefined;
  /** Key of the Fides taxonomy: its descendants are of it. */
  readonly category?: string | undefined;
  /** Keyed hashes of a customer: of their number in the source, or of what was typed to find them. */
  readonly customer?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** What a filter names in words that entries do not hold. */
export interface Named {
  /** Our ids of the tickets of a number. */
  readonly tickets: readonly string[];
  /** Fields of the category, as `table.field`. */
  readonly fields: readonly string[];
  /** The agreements of the vendor whose accesses are looked at. */
  readonly agreements: readonly string[];
}

const term = (facet: Facet, value: string): Query => ({ term: termOf(facet, value) });
const anyOf = (facet: Facet, values: readonly string[]): Query => ({
  any: values.map((value) => term(facet, value)),
});

/** The filter within the scope, or null when both leave everything. */
export function queryOf(filter: AccessFilter, scope: Scope, named: Named): Query | null {
  const { ticket, kind, ok, category, customer, from, until } = filter;
  const plain = (['vendor', 'agent', 'code', 'agreement', 'clause', 'purpose', 'source'] as const).flatMap(
    (facet) => one(facet, filter[facet]),
  );
  const all: readonly Query[] = [
    ...within(scope, named.agreements),
    ...plain,
    ...one('resource', filter.resource),
    ...one('field', filter.field),
    ...(ticket === undefined ? [] : [anyOf('ticket', [ticket, ...named.tickets])]),
    ...(kind === DATA ? [term('class', DATA)] : one('kind', kind)),
    ...(ok === undefined ? [] : [term('outcome', ok ? 'ok' : 'refused')]),
    ...(category === undefined ? [] : [anyOf('field', named.fields)]),
    ...(customer === undefined ? [] : [anyOf('customer', customer)]),
    ...(from === undefined && until === undefined ? [] : [{ from: from ?? null, until: until ?? null }]),
  ];
  return all.length === 0 ? null : { all };
}

function one(facet: Facet, value: string | undefined): readonly Query[] {
  return value === undefined ? [] : [term(facet, value)];
}

/** As `scoped.store.ts` has it: a vendor sees its own, and that the company opened what its people typed. */
function within({ vendor, windows }: Scope, agreements: readonly string[]): readonly Query[] {
  const own: readonly Query[] =
    vendor === null
      ? []
      : [
          {
            any: [term('vendor', vendor), { all: [term('kind', 'unseal'), anyOf('agreement', agreements)] }],
          },
        ];
  if (windows === null) return own;
  const seen = windows.map(({ agreement, from, until }): Query => ({
    all: [term('agreement', agreement), { from, until }],
  }));
  return [...own, { any: seen }];
}
