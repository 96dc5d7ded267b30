import type { IndexRange } from '@cordon/ledger';

/** Ranges as PostgreSQL takes them (int8multirange). */
export function multirangeText(ranges: readonly IndexRange[]): string {
  return `{${ranges.map(({ first, last }) => `[${String(first)},${String(last)}]`).join(',')}}`;
}
