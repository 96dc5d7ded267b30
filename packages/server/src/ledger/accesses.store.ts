import type { EnteredAccess } from '@cordon/core/assurance';
import type { Pool } from 'pg';

/** @param tables resources that are read in the source's database */
type AccessesOf = (
  source: string,
  tables: readonly string[],
  from: Date,
  until: Date,
) => Promise<readonly EnteredAccess[]>;

/** Operations that, allowed, ask the source. A note or reply does too, for the values it takes out, and need not. */
const ASKS = ['read', 'lookup', 'confirm', 'reveal', 'export'];

/**
 * Accesses of a source as they were entered, refusals and faults among them: those may have asked the source, and need
 * not have.
 */
export function readAccesses(pool: Pool): AccessesOf {
  return async (source, tables, from, until) => {
    const { rows } = await pool.query<EnteredAccess>(
      `SELECT e.idx::int AS entry, e.at, e.body ->> 'access' AS access,
       e.code IS NULL AND e.kind = ANY ($4::text[]) AND EXISTS (
         SELECT FROM jsonb_array_elements(e.body -> 'parts') part
         WHERE part -> 'allow' = 'true' AND part ->> 'resource' = ANY ($5::text[])) AS reads
     FROM (
       SELECT b.idx, b.at, b.code, b.kind, b.body::jsonb AS body FROM cordon.ledger_bodies b WHERE b.at BETWEEN $2 AND $3
     ) e
     WHERE e.body ->> 'source' = $1 AND e.body ->> 'access' IS NOT NULL ORDER BY e.idx`,
      [source, from, until, ASKS, tables],
    );
    return rows;
  };
}

/** Numbers of the entries of one access, in order; a long answer has several. */
export function readEntriesOfAccess(pool: Pool): (access: string) => Promise<readonly number[]> {
  return async (access) => {
    const { rows } = await pool.query<{ idx: number }>(
      `SELECT idx FROM cordon.ledger_bodies WHERE body::jsonb ->> 'access' = $1 ORDER BY idx`,
      [access],
    );
    return rows.map(({ idx }) => idx);
  };
}
