import { toBase64 } from '@cordon/ledger';
import type { Pool } from 'pg';

/** A change of the ledger's key as it was entered. */
export interface EnteredRotation {
  readonly index: number;
  /** C2SP verifier keys. */
  readonly old: string;
  readonly new: string;
  /** `{"body","index","salt"}` in canonical form: what opens the entry. */
  readonly opening: string;
}

/** The changes of the ledger's key below a size, oldest first. */
export async function readRotations(pool: Pool, size: number): Promise<readonly EnteredRotation[]> {
  const { rows } = await pool.query<{ idx: string | number; salt: Buffer; body: string }>(
    `SELECT idx, salt, body FROM cordon.ledger_bodies WHERE kind = 'ledger-key-rotated' AND idx < $1 ORDER BY idx`,
    [size],
  );
  return rows.map(({ idx, salt, body }) => {
    const { words } = JSON.parse(body) as { words: { old: string; new: string } };
    const opening = `{"body":${body},"index":${String(idx)},"salt":"${toBase64(salt)}"}`;
    return { index: Number(idx), old: words.old, new: words.new, opening };
  });
}
