import { Failure } from '@cordon/core/kernel';
import { readShift, type Shift } from '@cordon/core/policy';
import type { Pool } from 'pg';
import { newId } from '../../platform/ids.ts';
import { owe, type Owes } from '../../platform/owing.ts';
import { inTransaction, type Db } from '../db.ts';

/** Work that a group gave, as far as an entry tells of it. */
export interface GroupWork {
  /** Assignment id. */
  readonly id: string;
  readonly person: string;
  readonly group: string;
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
}

/** Work that a group is about to give. */
export interface NewGroupWork extends GroupWork {
  readonly site: string | null;
  readonly shift: Shift | null;
}

/** What stands in the place of a group where a roster gave the work. */
const ROSTER = 'roster';

/**
 * The work that the groups and the roster of a vendor ($1) give as they stand, once for each person, agreement and purpose:
 * of several groups the first by name, and a group before the roster. What another party owns gives nothing, whatever is
 * said of it, nor does a closed site.
 */
export const WANTED = `SELECT DISTINCT ON (p.id, a.id, g.work->>'purpose')
    p.id AS person, g.id AS "group", a.id AS agreement, g.work->>'accessRole' AS "accessRole",
    g.work->>'purpose' AS purpose, coalesce(g.work->>'site', p.site_id) AS site,
    nullif(g.work->'shift', 'null') AS shift
  FROM (
    SELECT m.value AS person_id, g.party_id, g.id, g.display_name AS name, g.mapping AS work
    FROM cordon.directory_groups g JOIN cordon.directory_members m ON m.group_id = g.id
    WHERE g.party_id = $1 AND g.mapping->>'role' = 'agent'
    UNION ALL
    SELECT d.person_id, d.party_id, '${ROSTER}', NULL, d.work
    FROM cordon.directory_users d WHERE d.party_id = $1 AND d.source = 'roster' AND d.work IS NOT NULL
  ) g
  JOIN cordon.directory_users d ON d.person_id = g.person_id AND d.party_id = g.party_id AND d.deleted_at IS NULL
  JOIN cordon.persons p ON p.id = d.person_id AND p.party_id = g.party_id AND p.role = 'agent' AND p.left_at IS NULL
  JOIN cordon.agreements a ON a.id = g.work->>'agreement' AND a.processor_id = g.party_id AND a.ended_at IS NULL
  LEFT JOIN cordon.sites s ON s.id = coalesce(g.work->>'site', p.site_id) AND s.party_id = g.party_id
    AND s.closed_at IS NULL
  WHERE s.id IS NOT NULL OR coalesce(g.work->>'site', p.site_id) IS NULL
  ORDER BY p.id, a.id, g.work->>'purpose', g.name NULLS LAST, g.id`;

const SAME_WORK = 'a.person_id = w.person AND a.agreement_id = w.agreement AND a.purpose = w.purpose';

/** What is still to be given ($2: now). What people gave stays as it is, and what people, a review or a decision about conduct ended stays ended. */
const MISSING = `SELECT w.* FROM wanted w
  WHERE NOT cordon.conduct_bars(w.person, w.agreement)
    AND NOT EXISTS (SELECT FROM cordon.assignments a WHERE ${SAME_WORK} AND a.ended_at IS NULL
      AND (a.until_at IS NULL OR a.until_at > $2))
    AND coalesce((SELECT a.ended_why FROM cordon.assignments a WHERE ${SAME_WORK}
      ORDER BY a.made_at DESC, a.ended_at DESC LIMIT 1), '') NOT IN ('ended', 'removed', 'unanswered')`;

type Planned = Omit<NewGroupWork, 'id' | 'shift'> & { readonly shift: unknown };

/**
 * Ends what groups gave and give no more: of everybody of a vendor, or of one person.
 * @returns what ended
 */
export async function endUnwanted(
  tx: Db,
  party: string,
  at: Date,
  person: string | null = null,
): Promise<readonly GroupWork[]> {
  const { rows } = await tx.query<GroupWork>(
    `WITH wanted AS (${WANTED}), gone AS (
       SELECT cordon.end_assignments(ARRAY(
         SELECT a.id FROM cordon.assignments a JOIN cordon.persons p ON p.id = a.person_id
         WHERE a.group_id IS NOT NULL AND a.ended_at IS NULL AND p.party_id = $1
           AND ($3::text IS NULL OR a.person_id = $3)
           AND NOT EXISTS (SELECT FROM wanted w WHERE ${SAME_WORK} AND a.access_role = w."accessRole"
             AND a.site_id IS NOT DISTINCT FROM w.site AND a.shift IS NOT DISTINCT FROM w.shift)
       ), $2, NULL, 'directory') AS id
     )
     SELECT a.id, a.person_id AS person, a.group_id AS "group", a.agreement_id AS agreement,
            a.access_role AS "accessRole", a.purpose
     FROM gone JOIN cordon.assignments a ON a.id = gone.id ORDER BY a.id`,
    [party, at, person],
  );
  return rows;
}

/** What groups give and somebody has not yet. @throws Failure `internal` for a shift that cannot be read */
export async function missingWork(db: Db, party: string, at: Date): Promise<readonly NewGroupWork[]> {
  const { rows } = await db.query<Planned>(`WITH wanted AS (${WANTED}) ${MISSING}`, [party, at]);
  return rows.map((row) => {
    const shift = row.shift === null ? null : readShift(row.shift);
    if (shift === undefined) throw new Failure('internal', `the shift of ${row.group} cannot be read`);
    return { ...row, id: newId('asg'), shift };
  });
}

export type GroupWorks = ReturnType<typeof createGroupWork>;

/** Work that the vendors' directories give by their groups. */
export function createGroupWork(pool: Pool) {
  return {
    missing: (party: string, at: Date) => missingWork(pool, party, at),

    async hasSite(party: string, site: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        'SELECT FROM cordon.sites WHERE id = $2 AND party_id = $1 AND closed_at IS NULL',
        [party, site],
      );
      return rowCount === 1;
    },

    end: (party: string, at: Date, owes: Owes<readonly GroupWork[]>) =>
      inTransaction(pool, async (tx) => {
        await takeTurn(tx, party);
        await owe(tx, owes(await endUnwanted(tx, party, at)));
      }),

    /** Gives what was entered, as far as it is still to be given. One whose time is over makes room. */
    give: (party: string, given: readonly NewGroupWork[], at: Date): Promise<void> =>
      inTransaction(pool, async (tx) => {
        await takeTurn(tx, party);
        const values = [party, at, JSON.stringify(given.map(({ id, ...work }) => ({ id, work })))];
        const entered = `WITH wanted AS (${WANTED}), entered AS (
          SELECT e.value->>'id' AS id, e.value->'work' AS work FROM jsonb_array_elements($3::jsonb) e),
        w AS (SELECT e.id, w.* FROM (${MISSING}) w JOIN entered e ON e.work = to_jsonb(w))`;
        await tx.query(
          `${entered} UPDATE cordon.assignments a SET ended_at = $2, ended_why = 'replaced' FROM w
           WHERE ${SAME_WORK} AND a.ended_at IS NULL`,
          values,
        );
        await tx.query(
          `${entered}
           INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, site_id, shift, from_at,
                                           made_at, group_id)
           SELECT id, person, agreement, "accessRole", purpose, site, shift, $2, $2, "group" FROM w
           ON CONFLICT (person_id, agreement_id, purpose) WHERE ended_at IS NULL DO NOTHING`,
          values,
        );
      }),
  };
}

/** One at a time for a vendor: who takes somebody out of a group must see what was given to them meanwhile. */
async function takeTurn(tx: Db, party: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('directory-work ' || $1, 0))`, [party]);
}
