import type { Pool } from 'pg';
import { badgedSql, type Badged } from '../../identity/badged.ts';

/** What sessions of everybody would know of their badges, by person. */
export async function readBadged(pool: Pool): Promise<ReadonlyMap<string, Badged>> {
  const { rows } = await pool.query<{ id: string; badged: Badged }>(
    `SELECT p.id, ${badgedSql('p.id', 'p.party_id')} AS badged FROM cordon.persons p WHERE p.role = 'agent' AND p.left_at IS NULL`,
  );
  return new Map(rows.map(({ id, badged }) => [id, badged]));
}
