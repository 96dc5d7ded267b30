import { sql, type Kysely } from 'kysely';
import type { Absence, Absences } from './absences.ts';

const COLUMNS = sql`
  SELECT a.id, a.person_id AS person, p.party_id AS party, a.from_at AS "from", a.until_at AS until, a.reason,
         json_build_object('id', s.id, 'name', s.name) AS "saidBy", a.ended_at AS "endedAt"
  FROM cordon.absences a JOIN cordon.persons p ON p.id = a.person_id JOIN cordon.persons s ON s.id = a.said_by`;

const OVER_LISTED = 20;

export function createAbsences(db: Kysely<unknown>): Absences {
  return {
    async of(person, at) {
      const { rows } = await sql<Absence>`
        (${COLUMNS} WHERE a.person_id = ${person} AND a.ended_at IS NULL AND a.until_at > ${at} ORDER BY a.from_at, a.id)
        UNION ALL
        (${COLUMNS} WHERE a.person_id = ${person} AND (a.ended_at IS NOT NULL OR a.until_at <= ${at})
         ORDER BY a.from_at DESC, a.id LIMIT ${OVER_LISTED})`.execute(db);
      return rows;
    },

    async find(id) {
      const { rows } = await sql<Absence>`${COLUMNS} WHERE a.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    async say({ id, person, from, until, reason }, by, at) {
      const { numAffectedRows } = await sql`
        INSERT INTO cordon.absences (id, person_id, from_at, until_at, reason, said_by, said_at)
        SELECT ${id}, ${person}, ${from}::timestamptz, ${until}::timestamptz, ${reason}, ${by}, ${at}::timestamptz
        WHERE NOT EXISTS (SELECT FROM cordon.absences a WHERE a.person_id = ${person} AND (a.ended_at > a.from_at) IS NOT FALSE
          AND a.from_at < ${until} AND least(a.until_at, a.ended_at) > ${from})`.execute(db);
      return numAffectedRows === 1n;
    },

    async end(id, by, at) {
      const { numAffectedRows } = await sql`
        UPDATE cordon.absences SET ended_at = ${at}, ended_by = ${by}
        WHERE id = ${id} AND ended_at IS NULL AND until_at > ${at}`.execute(db);
      return numAffectedRows === 1n;
    },
  };
}
