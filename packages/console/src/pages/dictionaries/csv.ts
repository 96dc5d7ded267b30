import { COLUMNS, type ReadEntry } from '@cordon/core/dictionaries/view';
import { csvLine } from '@cordon/core/exports/csv';

/** Entries as a spreadsheet opens them (RFC 4180), and as they are read back. */
export function entriesCsv(entries: readonly ReadEntry[]): string {
  const rows = entries.map(({ kind, type, purpose, text }) => [kind, type, purpose, text]);
  return [COLUMNS, ...rows].map((cells) => csvLine(cells)).join('');
}
