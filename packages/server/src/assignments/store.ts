import { randomUUID } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { readShift } from '@cordon/core/policy';
import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { withTransaction } from '../platform/db.ts';
import { oweWithin } from '../platform/owing.ts';
import type { Assignments, PastAssignment } from './assignment.ts';

interface Row extends Omit<PastAssignment, 'shift'> {
  shift: unknown;
}

const COLUMNS = `
SELECT a.id, json_build_object('id', p.id, 'name', p.name) AS person, p.party_id AS party,
       json_build_object('id', g.id, 'title', g.title) AS agreement, g.source_id AS source,
       a.access_role AS "accessRole", a.purpose, a.shift, a.from_at AS "from", a.until_at AS until, a.made_by AS "madeBy",
       a.ended_why AS "endedWhy",
       CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('id', s.id, 'name', s.name) END AS site,
       coalesce((
         SELECT json_agg(json_build_object('kind', c.kind, 'because', c.because,
                  'start', (extract(epoch FROM c.from_at) * 1000)::bigint, 'end', (extract(epoch FROM c.until_at) * 1000)::bigint)
                  ORDER BY c.from_at, c.id)
         FROM cordon.shift_changes c WHERE c.assignment_id = a.id AND c.until_at > $1::timestamptz - interval '1 day'), '[]') AS changes
FROM cordon.assignments a JOIN cordon.persons p ON p.id = a.person_id
JOIN cordon.agreements g ON g.id = a.agreement_id
LEFT JOIN cordon.sites s ON s.id = a.site_id`;

const SELECT = `${COLUMNS} WHERE a.ended_at IS NULL AND a.from_at <= $1 AND (a.until_at IS NULL OR a.until_at > $1)`;

const LIVE = `${SELECT} AND ($2::text IS NULL OR a.id = $2) AND ($3::text IS NULL OR a.person_id = $3)
  AND ($4::text IS NULL OR p.party_id = $4) AND ($5::text IS NULL OR a.agreement_id = $5)
ORDER BY p.name, p.id, g.title, a.purpose, a.id`;

/** Asked for each access, so prepared. */
const WORKING = {
  name: 'assignment-working',
  text: `${SELECT} AND a.person_id = $2 AND a.agreement_id = $3 AND a.purpose = $4`,
};

export function createAssignments(pool: Pool, db: Kysely<unknown>): Assignments {
  return {
    async live({ id = null, person = null, party = null, agreement = null }, at) {
      const { rows } = await pool.query<Row>(LIVE, [at, id, person, party, agreement]);
      return rows.map(assignmentOf);
    },

    async since(person, since, at) {
      const { rows } = await pool.query<Row>(
        `${COLUMNS} WHERE a.person_id = $2 AND (a.ended_at IS NULL OR a.ended_at > $3)
           AND (a.until_at IS NULL OR a.until_at > $3) ORDER BY a.made_at, a.id`,
        [at, person, since],
      );
      return rows.map(assignmentOf);
    },

    async working(person, agreement, purpose, at) {
      const { rows } = await pool.query<Row>({ ...WORKING, values: [at, person, agreement, purpose] });
      return rows[0] === undefined ? null : assignmentOf(rows[0]);
    },

    make: (made, at) =>
      withTransaction(db, async (tx) => {
        for (const { id, person, agreement, accessRole, purpose, site, shift, from, until, by } of made) {
          // Whoever was removed from the account is not let back in by giving them work anew.
          const { rows } = await sql<{ bars: boolean }>`
            SELECT cordon.conduct_bars(${person}, ${agreement}) AS bars`.execute(tx);
          if (rows[0]?.bars !== false) throw new Failure('conduct-barred');
          // An earlier one for the same work makes room, also one whose time is over; what it showed leaves the screen.
          await sql`
            WITH gone AS (
              UPDATE cordon.assignments SET ended_at = ${at}, ended_by = ${by}, ended_why = 'replaced'
              WHERE person_id = ${person} AND agreement_id = ${agreement} AND purpose = ${purpose} AND ended_at IS NULL
              RETURNING person_id, agreement_id)
            UPDATE cordon.reveals r SET closed_at = ${at} FROM gone
            WHERE r.person_id = gone.person_id AND r.agreement_id = gone.agreement_id AND r.closed_at IS NULL`.execute(
            tx,
          );
          const made = await sql`
            INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, site_id, shift, from_at,
                                            until_at, made_by, made_at)
            VALUES (${id}, ${person}, ${agreement}, ${accessRole}, ${purpose}, ${site},
                    ${shift === null ? null : JSON.stringify(shift)}, ${from}, ${until}, ${by}, ${at})
            ON CONFLICT (person_id, agreement_id, purpose) WHERE ended_at IS NULL DO NOTHING`.execute(tx);
          // Two at once gave the same person the same work: the other one holds.
          if (made.numAffectedRows !== 1n) throw new Failure('conflict', 'assigned meanwhile');
        }
      }),

    end: (ids, { by, why, at }, owes) =>
      withTransaction(db, async (tx) => {
        const { rows } = await sql<{ id: string }>`
          SELECT id FROM cordon.end_assignments(${ids}, ${at}, ${by}, ${why}) AS id`.execute(tx);
        const ended = rows.map(({ id }) => id);
        if (owes !== undefined) await oweWithin(tx, owes(ended));
        return ended;
      }),

    async change(changes, by, at) {
      const column = <T>(of: (change: (typeof changes)[number]) => T): T[] => changes.map(of);
      await pool.query(
        `INSERT INTO cordon.shift_changes (id, assignment_id, kind, because, from_at, until_at, made_by, made_at)
         SELECT *, $7::text, $8::timestamptz FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])`,
        [
          column(() => `shc_${randomUUID()}`),
          column(({ assignment }) => assignment),
          column(({ kind }) => kind),
          column(({ because }) => because),
          column(({ start }) => new Date(start)),
          column(({ end }) => new Date(end)),
          by,
          at,
        ],
      );
    },
  };
}

/** A shift that cannot be read is no shift: it opens nothing, and somebody has changed the database by hand. */
function assignmentOf(row: Row): PastAssignment {
  if (row.shift === null) return { ...row, shift: null };
  const shift = readShift(row.shift);
  if (shift === undefined) throw new Failure('internal', `the shift of ${row.id} cannot be read`);
  return { ...row, shift };
}
