import type { Pool } from 'pg';
import { inTransaction, type Db } from '../db.ts';
import { forgetSignIn } from '../forget-sign-in.ts';
import { newPersonId } from '../persons.ts';
import type { Diff, Given, Present, Site } from './diff.ts';

export type Rosters = ReturnType<typeof createRosters>;

/** People of a vendor as a roster compares and changes them. */
export function createRosters(pool: Pool) {
  return {
    async isVendor(party: string): Promise<boolean> {
      const { rowCount } = await pool.query(`SELECT FROM cordon.parties WHERE id = $1 AND kind = 'vendor'`, [
        party,
      ]);
      return rowCount === 1;
    },

    async people(party: string): Promise<Present[]> {
      const { rows } = await pool.query<Present>(
        `SELECT p.id, d.user_name AS "userName", p.name, p.email, p.role, p.access_role AS "accessRole", p.purpose,
                p.site_id AS "siteId", json_build_object('agreement', d.work->>'agreement',
                  'shift', nullif(d.work->'shift', 'null')) AS work, p.left_at IS NOT NULL AS left, p.user_id IS NOT NULL AS account,
                coalesce(d.source = 'scim' AND d.deleted_at IS NULL, false) AS scim
         FROM cordon.persons p LEFT JOIN cordon.directory_users d ON d.person_id = p.id
         WHERE p.party_id = $1 ORDER BY p.id`,
        [party],
      );
      return rows;
    },

    async sites(party: string): Promise<Site[]> {
      const { rows } = await pool.query<Site>(
        'SELECT id, name FROM cordon.sites WHERE party_id = $1 AND closed_at IS NULL',
        [party],
      );
      return rows;
    },

    /** Writes who joins, who changes and who is back; all of it or nothing. Leavers are out already. */
    async apply(party: string, { joiners, changes }: Diff, at: Date): Promise<void> {
      await inTransaction(pool, async (tx) => {
        for (const { id, userName, given } of changes) {
          if (await wasDeleted(tx, id)) await forgetSignIn(tx, id, at);
          await write(tx, party, id, given);
          await named(tx, party, id, userName, given, at);
        }
        for (const { userName, given } of joiners) {
          const id = newPersonId();
          await tx.query(
            `INSERT INTO cordon.persons (id, party_id, name, email, role, created_at) VALUES ($1, $2, $3, NULL, $4, $5)`,
            [id, party, given.name, given.role, at],
          );
          await write(tx, party, id, given);
          await named(tx, party, id, userName, given, at);
        }
      });
    },
  };
}

/** Deleted in a directory that was kept before: whoever comes back brings nothing along. */
async function wasDeleted(tx: Db, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT FROM cordon.directory_users WHERE person_id = $1 AND deleted_at IS NOT NULL',
    [id],
  );
  return rowCount === 1;
}

/** An address somebody else has is left to them, without a word: it may be another vendor's. */
async function write(tx: Db, party: string, id: string, given: Given): Promise<void> {
  await tx.query(
    `UPDATE cordon.persons p SET name = $3, role = $5, access_role = $6, purpose = $7, site_id = $8,
       email = CASE WHEN p.user_id IS NOT NULL THEN p.email
         WHEN EXISTS (SELECT FROM cordon.persons o WHERE lower(o.email) = lower($4) AND o.id <> p.id) THEN p.email
         ELSE $4 END,
       left_at = NULL
     WHERE p.id = $1 AND p.party_id = $2 AND p.role IN ('agent', 'team-lead', 'qa-analyst')`,
    [id, party, given.name, given.email, given.role, given.accessRole, given.purpose, given.siteId],
  );
}

async function named(
  tx: Db,
  party: string,
  id: string,
  userName: string,
  { accessRole, purpose, work: { agreement, shift } }: Given,
  at: Date,
): Promise<void> {
  const work = agreement === null ? null : JSON.stringify({ agreement, accessRole, purpose, shift });
  await tx.query(
    `INSERT INTO cordon.directory_users AS d (person_id, party_id, source, user_name, created_at, updated_at, work)
     VALUES ($1, $2, 'roster', $3, $4, $4, $5)
     ON CONFLICT (person_id) DO UPDATE SET source = 'roster', user_name = excluded.user_name, updated_at = excluded.updated_at,
       version = d.version + 1, deleted_at = NULL, mapped_by = NULL, work = excluded.work
     WHERE d.source = 'roster' OR d.deleted_at IS NOT NULL`,
    [id, party, userName, at, work],
  );
}
