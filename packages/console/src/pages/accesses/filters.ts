import type { AccessRow } from '../../api/types.ts';
import { kindName } from './words.ts';

/** What a list of accesses is narrowed to; each stands in the address under its own name. */
export interface Filters {
  readonly vendor: string | null;
  readonly agent: string | null;
  readonly ticket: string | null;
  readonly kind: string | null;
  readonly agreement: string | null;
  readonly ok: 'true' | 'false' | null;
  /** Days, `2026-11-24`, in the reader's own zone; both are included. */
  readonly from: string | null;
  readonly until: string | null;
}

export const filterNames = ['vendor', 'agent', 'ticket', 'kind', 'agreement', 'ok', 'from', 'until'] as const;

export function readFilters(search: URLSearchParams): Filters {
  const ok = search.get('ok');
  return {
    vendor: search.get('vendor'),
    agent: search.get('agent'),
    ticket: search.get('ticket'),
    kind: search.get('kind'),
    agreement: search.get('agreement'),
    ok: ok === 'true' || ok === 'false' ? ok : null,
    from: readDay(search.get('from')),
    until: readDay(search.get('until')),
  };
}

function readDay(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** The range of days as instants: from the start of the first to the start of the day after the last. */
export function rangeOf({ from, until }: Pick<Filters, 'from' | 'until'>): {
  readonly from: string | null;
  readonly until: string | null;
} {
  return {
    from: from === null ? null : new Date(`${from}T00:00:00`).toISOString(),
    until: until === null ? null : dayAfter(until),
  };
}

function dayAfter(day: string): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + 1);
  return start.toISOString();
}

/** Whether a row that arrives live belongs into the list; the server filters the rest by the same rules. */
export function matches(row: AccessRow, filters: Filters): boolean {
  const { from, until } = rangeOf(filters);
  return (
    (from === null || Date.parse(row.at) >= Date.parse(from)) &&
    (until === null || Date.parse(row.at) < Date.parse(until)) &&
    (filters.vendor === null || row.vendor.id === filters.vendor) &&
    (filters.agent === null || row.agent.id === filters.agent) &&
    (filters.ticket === null || row.ticket === filters.ticket) &&
    (filters.kind === null || row.kind === filters.kind) &&
    (filters.agreement === null || row.agreement === filters.agreement) &&
    (filters.ok === null || row.ok === (filters.ok === 'true'))
  );
}

/**
 * The filters as a sentence, for paper and for the reader.
 * @param names of vendors and people by id, as far as they are known
 */
export function filterText(filters: Filters, names: ReadonlyMap<string, string>): string {
  const name = (id: string): string => names.get(id) ?? id;
  const parts = [
    filters.ok === null ? '' : filters.ok === 'true' ? 'allowed only' : 'refused only',
    filters.kind === null ? '' : `kind ${kindName(filters.kind)}`,
    filters.vendor === null ? '' : `vendor ${name(filters.vendor)}`,
    filters.agent === null ? '' : `person ${name(filters.agent)}`,
    filters.ticket === null ? '' : `ticket ${filters.ticket}`,
    filters.agreement === null ? '' : `agreement ${name(filters.agreement)}`,
    filters.from === null ? '' : `from ${filters.from}`,
    filters.until === null ? '' : `until ${filters.until}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'everything' : parts.join(', ');
}
