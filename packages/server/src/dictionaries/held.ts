import { decisionHolds, namesOf, type Decision } from '@cordon/core/dictionaries';
import { textHash } from '../platform/hashing.ts';
import type { DecidedEntry } from './dictionary.ts';

/** @param spki DER; never throws */
export type Verify = (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * Holds what became of entries against the ledger: each decision is one that another person than the one before signed, about
 * exactly the rows that name it.
 * @throws Error when a row was changed since: by rules that nobody approved no text is searched
 */
export function assertHeld(
  entries: readonly DecidedEntry[],
  bodies: ReadonlyMap<number, string>,
  verify: Verify,
): void {
  for (const { decision, by, entry, rows } of decisionsOf(entries)) {
    const decided = {
      ...{ decision, person: by, ids: textHash(namesOf(rows.map(({ id }) => id))) },
      miss: rows.length === 1 ? (rows[0]?.miss ?? null) : null,
    };
    const alone = rows.some((row) => !isSecond(row, decision));
    if (alone || !decisionHolds(bodies.get(entry) ?? null, decided, verify)) {
      throw new Error('entries of the dictionary are not those that were decided about');
    }
  }
}

interface Made {
  readonly decision: Decision;
  readonly by: string;
  readonly entry: number;
  readonly rows: readonly DecidedEntry[];
}

function decisionsOf(entries: readonly DecidedEntry[]): readonly Made[] {
  const made = new Map<string, { decision: Decision; by: string; entry: number; rows: DecidedEntry[] }>();
  const add = (decision: Decision, by: string | null, entry: number | null, row: DecidedEntry): void => {
    const key = JSON.stringify([decision, by, entry]);
    const before = made.get(key);
    if (before === undefined) made.set(key, { decision, by: by ?? '', entry: entry ?? -1, rows: [row] });
    else before.rows.push(row);
  };
  for (const row of entries) {
    add(row.state === 'refused' ? 'refused' : 'approved', row.decidedBy, row.decidedEntry, row);
    if (row.state === 'retired') add('retired', row.retiredBy, row.retiredEntry, row);
  }
  return [...made.values()];
}

/** Of what was only allowed, one may say that it is over: then more is taken out. */
function isSecond(
  { kind, proposedBy, decidedBy, retiringBy, retiredBy }: DecidedEntry,
  of: Decision,
): boolean {
  return of === 'retired' ? kind === 'allow' || retiredBy !== retiringBy : decidedBy !== proposedBy;
}
