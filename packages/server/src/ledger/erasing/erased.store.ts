import { commitText, parseLeaf, readRetention, toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
import type { Pool } from 'pg';

/** Where an entry says that what opens another one was erased. */
export interface ErasedUnder {
  /** The entry that says so. */
  readonly entry: number;
  readonly what: 'bodies' | 'openings';
  readonly agreement: string | null;
}

interface Row {
  readonly index: number;
  readonly leaf: string;
  readonly salt: Buffer;
  readonly body: string;
}

/** The tables of erasures only say where to look; what counts is an entry that opens and that a checkpoint covers. */
const STATING = `
SELECT b.idx AS index, l.leaf, b.salt, b.body FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
WHERE b.owed IN (SELECT p.erasure_id || ' ' || p.nth FROM unnest($1::bigint[]) AS asked(idx)
                 JOIN cordon.ledger_erasure_parts p ON p.covers @> asked.idx AND p.done_at IS NOT NULL)
  AND EXISTS (SELECT FROM cordon.ledger_checkpoints c WHERE c.size > b.idx)
ORDER BY b.idx`;

/** @returns which of these entries were erased, by indices. Of one that was erased twice, the erasure of its body counts. */
export function createErased(pool: Pool, sha256: Sha256) {
  return async (indices: readonly number[]): Promise<ReadonlyMap<number, ErasedUnder>> => {
    const { rows } = await pool.query<Row>(STATING, [indices]);
    const erased = new Map<number, ErasedUnder>();
    for (const { index: entry, leaf, salt, body } of rows) {
      if (commitText(body, salt, sha256) !== parseLeaf(toUtf8(leaf)).c) continue;
      const words = JSON.parse(body) as { readonly agreement?: string | null } & Record<string, JsonValue>;
      const retention = readRetention(words, entry);
      if (retention === null) continue;
      const { what, ranges } = retention;
      for (const index of indices) {
        if (!ranges.some(({ first, last }) => first <= index && index <= last)) continue;
        if (erased.get(index)?.what !== 'bodies') {
          erased.set(index, { entry, what, agreement: words.agreement ?? null });
        }
      }
    }
    return erased;
  };
}
