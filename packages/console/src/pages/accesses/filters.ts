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
}

export const filterNames = ['vendor', 'agent', 'ticket', 'kind', 'agreement', 'ok'] as const;

export function readFilters(search: URLSearchParams): Filters {
  const ok = search.get('ok');
  return {
    vendor: search.get('vendor'),
    agent: search.get('agent'),
    ticket: search.get('ticket'),
    kind: search.get('kind'),
    agreement: search.get('agreement'),
    ok: ok === 'true' || ok === 'false' ? ok : null,
  };
}

/** Whether a row that arrives live belongs into the list; the server filters the rest by the same rules. */
export function matches(row: AccessRow, filters: Filters): boolean {
  return (
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
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'everything' : parts.join(', ');
}
