import { SHIFT_HOURS } from '@cordon/core/policy';
import type { Pool } from 'pg';
import type { ShownPort, UsagePort } from '../gate/index.ts';
import { together } from '../platform/together.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const SHOWN = `
SELECT DISTINCT u.subject FROM cordon.usage u
WHERE u.person_id = $1 AND u.at > $2 AND u.kind = 'shown' AND u.subject = ANY ($3::text[])`;

const USED = `
SELECT used.* FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
  WITH ORDINALITY AS asked (person, since, subject, ticket, hour, day, nth)
CROSS JOIN LATERAL (
  SELECT count(DISTINCT u.subject) FILTER (WHERE kind = 'subject') AS subjects,
         count(*) FILTER (WHERE kind = 'reveal') AS reveals,
         count(*) FILTER (WHERE kind = 'lookup') AS lookups,
         (SELECT coalesce(sum(rows), 0) FROM cordon.access_events e
           WHERE e.agent = asked.person AND e.at > asked.since AND e.kind = 'export' AND e.ok) AS "exportedRows",
         (SELECT count(DISTINCT d.subject) FROM cordon.usage d
           WHERE d.person_id = asked.person AND d.at > asked.day AND d.kind = 'shown') AS "subjectsToday",
         coalesce(bool_or(kind = 'subject' AND u.subject = asked.subject), false) AS seen,
         count(DISTINCT u.subject) FILTER (WHERE kind = 'unbound' AND NOT EXISTS (
           SELECT FROM cordon.tickets t WHERE t.id = u.subject AND t.bound_by <> 'agent')) AS unbound,
         coalesce(bool_or(kind = 'unbound' AND u.subject = asked.ticket), false) AS "workedOn",
         count(DISTINCT u.subject) FILTER (WHERE u.at > asked.hour AND (kind IN ('subject', 'shown') OR kind = 'unbound' AND NOT EXISTS (
           SELECT FROM cordon.tickets t WHERE t.id = u.subject AND t.bound_by <> 'agent'))) AS "hourCustomers",
         coalesce(bool_or(u.at > asked.hour AND kind = CASE WHEN asked.subject IS NULL THEN 'unbound' ELSE 'subject' END
           AND u.subject = coalesce(asked.subject, asked.ticket)), false) AS "hourSeen",
         count(*) FILTER (WHERE u.at > asked.hour AND kind = 'reveal') AS "hourReveals",
         count(*) FILTER (WHERE u.at > asked.hour AND kind = 'lookup') AS "hourLookups"
  FROM cordon.usage u WHERE u.person_id = asked.person AND u.at > asked.since
) used
ORDER BY asked.nth`;

interface Asked {
  readonly person: string;
  readonly subject: string | null;
  readonly ticket: string | null;
  readonly since: Date;
  readonly hour: Date;
  readonly day: Date;
}

interface Used {
  subjects: string | number;
  reveals: string | number;
  lookups: string | number;
  exportedRows: string | number;
  subjectsToday: string | number;
  seen: boolean;
  unbound: string | number;
  workedOn: boolean;
  hourCustomers: string | number;
  hourSeen: boolean;
  hourReveals: string | number;
  hourLookups: string | number;
}

/**
 * What a person has used of each budget over the running shift, and over its last hour. Accesses that come while it is being counted are counted
 * for in one question: what was entered before an access began is in the answer it gets.
 */
export function createUsage(pool: Pool): UsagePort & ShownPort {
  const count = together(
    async (asked: readonly Asked[]) => {
      const { rows } = await pool.query<Used>({
        name: 'usage',
        text: USED,
        values: [
          asked.map(({ person }) => person),
          asked.map(({ since }) => since),
          asked.map(({ subject }) => subject),
          asked.map(({ ticket }) => ticket),
          asked.map(({ hour }) => hour),
          asked.map(({ day }) => day),
        ],
      });
      return rows;
    },
    (rows, nth) => {
      const used = rows[nth];
      // No row is no answer: an aggregate always gives one.
      if (used === undefined) throw new Error('usage could not be counted');
      return used;
    },
  );
  return {
    async of(person, { subject, ticket }, now) {
      const since = new Date(now.getTime() - SHIFT_HOURS * HOUR_MS);
      const hour = new Date(now.getTime() - HOUR_MS);
      const used = await count({ person, subject, ticket, since, hour, day: dayBefore(now) });
      return {
        subjects: Number(used.subjects),
        newSubject: subject !== null && !used.seen,
        unbound: Number(used.unbound),
        newUnbound: !used.workedOn,
        reveals: Number(used.reveals),
        lookups: Number(used.lookups),
        exportedRows: Number(used.exportedRows),
        subjectsToday: Number(used.subjectsToday),
        lastHour: {
          customers: Number(used.hourCustomers),
          newCustomer: !used.hourSeen,
          reveals: Number(used.hourReveals),
          lookups: Number(used.hourLookups),
        },
      };
    },
    async shownToday(person, subjects, now) {
      const { rows } = await pool.query<{ subject: string }>({
        name: 'shown-today',
        text: SHOWN,
        values: [person, dayBefore(now), subjects],
      });
      return new Set(rows.map(({ subject }) => subject));
    },
  };
}

/** A day that runs, so that no midnight gives a second budget. */
function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS);
}
