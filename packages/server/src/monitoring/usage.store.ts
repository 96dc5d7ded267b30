import type { Pool } from 'pg';
import type { UsagePort } from '../gate/index.ts';

/** A shift is the last twelve hours: no time zone, no midnight at which budgets start anew. */
export const SHIFT_HOURS = 12;

const USED = `
SELECT count(DISTINCT subject) FILTER (WHERE kind = 'subject') AS subjects,
       count(*) FILTER (WHERE kind = 'reveal') AS reveals,
       count(*) FILTER (WHERE kind = 'lookup') AS lookups,
       (SELECT coalesce(sum(rows), 0) FROM cordon.access_events e
         WHERE e.agent = $1 AND e.at > $2 AND e.kind = 'export' AND e.ok) AS "exportedRows",
       coalesce(bool_or(kind = 'subject' AND subject = $3), false) AS seen,
       count(DISTINCT subject) FILTER (WHERE kind = 'unbound' AND NOT EXISTS (
         SELECT FROM cordon.tickets t WHERE t.id = u.subject AND t.bound_by <> 'agent')) AS unbound,
       coalesce(bool_or(kind = 'unbound' AND subject = $4), false) AS "workedOn"
FROM cordon.usage u WHERE person_id = $1 AND at > $2`;

interface Used {
  subjects: string | number;
  reveals: string | number;
  lookups: string | number;
  exportedRows: string | number;
  seen: boolean;
  unbound: string | number;
  workedOn: boolean;
}

/** What a person has used of each budget over the running shift. */
export function createUsage(pool: Pool): UsagePort {
  return {
    async of(person, { subject, ticket }, now) {
      const since = new Date(now.getTime() - SHIFT_HOURS * 3_600_000);
      const { rows } = await pool.query<Used>({
        name: 'usage',
        text: USED,
        values: [person, since, subject, ticket],
      });
      const used = rows[0];
      // No row is no answer: an aggregate always gives one.
      if (used === undefined) throw new Error('usage could not be counted');
      return {
        subjects: Number(used.subjects),
        newSubject: subject !== null && !used.seen,
        unbound: Number(used.unbound),
        newUnbound: !used.workedOn,
        reveals: Number(used.reveals),
        lookups: Number(used.lookups),
        exportedRows: Number(used.exportedRows),
      };
    },
  };
}
