import type { Pool } from 'pg';

/** An act on an agreement as it was entered. */
interface EnteredAct {
  readonly entry: number;
  readonly act: string;
  readonly person: string | null;
  /** The version it names, when it names one. */
  readonly version: number | null;
}

/** Acts on an agreement that were done, refusals left out, in the order of their entries. */
export async function readActs(
  pool: Pool,
  agreement: string,
  acts: readonly string[],
): Promise<readonly EnteredAct[]> {
  const { rows } = await pool.query<EnteredAct>(
    `SELECT idx::int AS entry, kind AS act, person_id AS person, (body::jsonb #>> '{words,version}')::int AS version
     FROM cordon.ledger_bodies WHERE agreement_id = $1 AND kind = ANY($2::text[]) AND code IS NULL ORDER BY idx`,
    [agreement, acts],
  );
  return rows;
}
