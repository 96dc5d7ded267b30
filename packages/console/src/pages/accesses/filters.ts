import type { AccessRow } from '../../api/types.ts';
import { dayAfter, startOfDay } from './days.ts';
import { DATA, isDataAccess, kindName } from './words.ts';

/** What a list of accesses is narrowed to; each stands in the address under its own name. */
export interface Filters {
  readonly vendor: string | null;
  readonly agent: string | null;
  /** Our id, or the number in the helpdesk. */
  readonly ticket: string | null;
  /** One kind, or `data` for every access to customer data. */
  readonly kind: string | null;
  readonly agreement: string | null;
  readonly ok: 'true' | 'false' | null;
  readonly clause: string | null;
  readonly purpose: string | null;
  readonly resource: string | null;
  readonly field: string | null;
  /** Key of the Fides taxonomy; what is below it is of it. */
  readonly category: string | null;
  /** Keyed hashes of a customer: their number or address stands in no address of a page. */
  readonly customer: string | null;
  /** A stretch that ends now; while it is set, days do not count. */
  readonly last: Last | null;
  /** Days, `2026-11-24`, in the reader's own zone; both are included. */
  readonly from: string | null;
  readonly until: string | null;
}

const HOUR_MS = 3_600_000;

/** Stretches that end now, with their length. */
const lasts = { '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS } as const;
type Last = keyof typeof lasts;

/** A stretch in words: `the last 24 hours`. */
export const lastName: Readonly<Record<Last, string>> = {
  '1h': 'the last hour',
  '24h': 'the last 24 hours',
  '7d': 'the last 7 days',
};

export const filterNames = [
  'vendor',
  'agent',
  'ticket',
  'kind',
  'agreement',
  'ok',
  'clause',
  'purpose',
  'resource',
  'field',
  'category',
  'customer',
  'last',
  'from',
  'until',
] as const;

/** Filters that a row alone does not answer: only the server's index does. */
export const indexFilters = ['clause', 'purpose', 'resource', 'field', 'category', 'customer'] as const;

export function readFilters(search: URLSearchParams): Filters {
  const ok = search.get('ok');
  const last = search.get('last');
  return {
    vendor: search.get('vendor'),
    agent: search.get('agent'),
    ticket: search.get('ticket'),
    kind: search.get('kind'),
    agreement: search.get('agreement'),
    clause: search.get('clause'),
    purpose: search.get('purpose'),
    resource: search.get('resource'),
    field: search.get('field'),
    category: search.get('category'),
    customer: search.get('customer'),
    ok: ok === 'true' || ok === 'false' ? ok : null,
    last: isLast(last) ? last : null,
    from: readDay(search.get('from')),
    until: readDay(search.get('until')),
  };
}

function isLast(text: string | null): text is Last {
  return text !== null && Object.hasOwn(lasts, text);
}

function readDay(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/**
 * The range as instants: a stretch that ends now, or from the start of the first day to the start of the day after the
 * last.
 * @param now epoch milliseconds
 */
export function rangeOf(
  { last, from, until }: Pick<Filters, 'last' | 'from' | 'until'>,
  now: number,
): { readonly from: string | null; readonly until: string | null } {
  if (last !== null) return { from: new Date(now - lasts[last]).toISOString(), until: null };
  return {
    from: from === null ? null : startOfDay(from),
    until: until === null ? null : dayAfter(until),
  };
}

/** Whether a row that arrives live belongs into the list; the server filters the rest by the same rules. */
export function matches(row: AccessRow, filters: Filters, now: number): boolean {
  const { from, until } = rangeOf(filters, now);
  return (
    indexFilters.every((name) => filters[name] === null) &&
    (from === null || Date.parse(row.at) >= Date.parse(from)) &&
    (until === null || Date.parse(row.at) < Date.parse(until)) &&
    (filters.vendor === null || row.vendor.id === filters.vendor) &&
    (filters.agent === null || row.agent.id === filters.agent) &&
    (filters.ticket === null || row.ticket === filters.ticket || row.ticketNumber === filters.ticket) &&
    (filters.kind === null || isOfKind(row.kind, filters.kind)) &&
    (filters.agreement === null || row.agreement === filters.agreement) &&
    (filters.ok === null || row.ok === (filters.ok === 'true'))
  );
}

function isOfKind(kind: string, wanted: string): boolean {
  return wanted === DATA ? isDataAccess(kind) : kind === wanted;
}

/** What is set of it, under the names it has in the address. */
export function setFilters(filters: Filters): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = filters[name];
      return value === null ? [] : [[name, value]];
    }),
  );
}

/**
 * The filters as a sentence, for paper and for the reader.
 * @param names of vendors, people, tickets and agreements by id, as far as they are known
 */
export function filterText(filters: Filters, names: ReadonlyMap<string, string>): string {
  const name = (id: string): string => names.get(id) ?? id;
  const parts = [
    filters.ok === null ? '' : filters.ok === 'true' ? 'allowed only' : 'refused only',
    filters.kind === null ? '' : `kind ${kindName(filters.kind)}`,
    filters.vendor === null ? '' : `vendor ${name(filters.vendor)}`,
    filters.agent === null ? '' : `person ${name(filters.agent)}`,
    filters.ticket === null ? '' : `ticket ${name(filters.ticket)}`,
    filters.agreement === null ? '' : `agreement ${name(filters.agreement)}`,
    filters.clause === null ? '' : `clause ${filters.clause}`,
    filters.purpose === null ? '' : `purpose ${filters.purpose}`,
    filters.resource === null ? '' : `table ${filters.resource}`,
    filters.field === null ? '' : `field ${filters.field}`,
    filters.category === null ? '' : `category ${filters.category}`,
    filters.customer === null ? '' : 'one customer',
    filters.last === null ? '' : lastName[filters.last],
    filters.from === null || filters.last !== null ? '' : `from ${filters.from}`,
    filters.until === null || filters.last !== null ? '' : `until ${filters.until}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'everything' : parts.join(', ');
}
