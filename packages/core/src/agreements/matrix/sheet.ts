import { evidence, type EvidenceKey } from './evidence.ts';
import type { EvidenceStatus, LiveRow } from './live.ts';

/** A row as short as a sheet of paper asks: one line, where the words allow. */
export interface SheetRow {
  readonly clause: string;
  readonly obligation: string;
  readonly owner: LiveRow['owner'];
  /** Who does what: the duty with its figures, where the terms lay one down. */
  readonly says: string;
  /** Letters of the legend. */
  readonly seenIn: readonly string[];
  readonly status: EvidenceStatus;
  /** Why it is due or failing; null for all others. */
  readonly because: string | null;
}

/** The matrix for one sheet: what would be said in many rows is said once, under a letter. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly legend: readonly { readonly letter: string; readonly text: string }[];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The matrix as it is printed on one sheet: no row is left out, and how each is evidenced stands below, by letters in
 * the order in which they are first used.
 */
export function sheetOf(rows: readonly LiveRow[]): Sheet {
  const used = [...new Set(rows.flatMap((row) => row.evidence))];
  const letterOf = (key: EvidenceKey): string => LETTERS.charAt(used.indexOf(key));
  return {
    rows: rows.map(({ clause, obligation, owner, does, duties, evidence: keys, status, because }) => ({
      ...{ clause, obligation, owner, status },
      says: duties.length > 0 ? duties.join(' ') : does,
      seenIn: keys.map(letterOf),
      because: status === 'due' || status === 'failing' ? because : null,
    })),
    legend: used.map((key) => ({ letter: letterOf(key), text: evidence[key] })),
  };
}
