import type { AccessRow } from '../../api/types.ts';

/** Puts live rows before loaded ones, each entry once. */
export function merge(arrived: readonly AccessRow[], loaded: readonly AccessRow[]): readonly AccessRow[] {
  const seen = new Set(loaded.map((row) => row.entry));
  return [...arrived.filter((row) => !seen.has(row.entry)), ...loaded];
}
