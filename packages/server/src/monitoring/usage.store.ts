import type { Usage } from '@cordon/core/kernel';
import { SHIFT_HOURS } from '@cordon/core/policy';
import type { Pool } from 'pg';
import type { ShownPort, UsagePort } from '../gate/index.ts';
import { together } from '../platform/together.ts';
import { createShownCounts, type ShownMinute } from './shownCount.ts';
import { createShownHere } from './shownHere.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How old a count may be for whom nothing is scarce. */
const LATELY_MS = 250;
/** More people than work without a ticket in that time. */
const MOST = 1_000;

const SHOWN = `
SELECT asked.nth::int, asked.subject FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::int[])
  AS asked (person, since, subject, nth)
WHERE EXISTS (SELECT FROM cordon.usage u
  WHERE u.person_id = asked.person AND u.kind = 'shown' AND u.subject = asked.subject AND u.at > asked.since)`;

const USED = `
SELECT used.* FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[],
    $7::bigint[])
  WITH ORDINALITY AS asked (person, since, subject, ticket, hour, day, after, nth)
CROSS JOIN LATERAL (
  SELECT count(DISTINCT u.subject) FILTER (WHERE kind = 'subject') AS subjects,
         count(*) FILTER (WHERE kind = 'reveal') AS reveals,
         count(*) FILTER (WHERE kind = 'lookup') AS lookups,
         (SELECT coalesce(sum(rows), 0) FROM cordon.access_events e
           WHERE e.agent = asked.person AND e.at > asked.since AND e.kind = 'export' AND e.ok) AS "exportedRows",
         (SELECT json_agg(m) FROM (
           SELECT floor(extract(epoch FROM d.at) / 60)::int AS minute, count(*)::int AS customers, max(d.entry) AS entry
           FROM cordon.usage d
           WHERE d.person_id = asked.person AND d.kind = 'shown' AND d.entry > asked.after AND d.at > asked.day
           GROUP BY 1) m) AS shown,
         coalesce(bool_or(kind = 'subject' AND u.subject = asked.subject), false) AS seen,
         count(DISTINCT u.subject) FILTER (WHERE kind = 'unbound' AND NOT EXISTS (
           SELECT FROM cordon.tickets t WHERE t.id = u.subject AND t.bound_by <> 'agent')) AS unbound,
         coalesce(bool_or(kind = 'unbound' AND u.subject = asked.ticket), false) AS "workedOn",
         count(DISTINCT u.subject) FILTER (WHERE u.at > asked.hour AND (kind = 'subject' OR kind = 'unbound' AND NOT EXISTS (
           SELECT FROM cordon.tickets t WHERE t.id = u.subject AND t.bound_by <> 'agent'))) AS "hourCustomers",
         coalesce(bool_or(u.at > asked.hour AND kind = CASE WHEN asked.subject IS NULL THEN 'unbound' ELSE 'subject' END
           AND u.subject = coalesce(asked.subject, asked.ticket)), false) AS "hourSeen",
         count(*) FILTER (WHERE u.at > asked.hour AND kind = 'reveal') AS "hourReveals",
         count(*) FILTER (WHERE u.at > asked.hour AND kind = 'lookup') AS "hourLookups"
  FROM cordon.usage u WHERE u.person_id = asked.person AND u.at > asked.since AND u.kind <> 'shown'
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
  shown: readonly ShownMinute[] | null;
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
  const counts = createShownCounts();
  const here = createShownHere();
  const latest = new Map<string, { readonly usage: Usage; readonly at: number }>();
  const shownBy = (person: string, day: Date): number => counts.count(person, day) + here.open(person);
  const count = together(
    async (asked: readonly Asked[]) => {
      // Whoever asks the same at once has the same answer: connections of one account do.
      const same = new Map<string, Asked>();
      for (const one of asked) same.set(idOf(one), same.get(idOf(one)) ?? one);
      const apart = [...same.values()];
      const counted = [...new Set(apart.map(({ person }) => person))].map((person) => here.counting(person));
      const { rows } = await pool.query<Used>({
        name: 'usage',
        text: USED,
        values: [
          apart.map(({ person }) => person),
          apart.map(({ since }) => since),
          apart.map(({ subject }) => subject),
          apart.map(({ ticket }) => ticket),
          apart.map(({ hour }) => hour),
          apart.map(({ day }) => day),
          apart.map(({ person }) => counts.after(person)),
        ],
      });
      // Of a person who asked about two customers each row tells the same: it is added once.
      const told = new Set<string>();
      const answers = new Map(apart.map((one, nth) => [idOf(one), rows[nth]]));
      for (const [nth, { person, day }] of apart.entries()) {
        if (told.has(person)) continue;
        told.add(person);
        counts.forget(person, day);
        counts.add(person, rows[nth]?.shown ?? []);
      }
      for (const done of counted) done();
      return asked.map((one) => answers.get(idOf(one)));
    },
    (rows, nth) => {
      const used = rows[nth];
      // No row is no answer: an aggregate always gives one.
      if (used === undefined) throw new Error('usage could not be counted');
      return used;
    },
  );
  const shown = together(
    async (asked: readonly AskedShown[]) => {
      const all = asked.flatMap(({ person, subjects, day }, nth) =>
        subjects.map((subject) => ({ person, subject, day, nth })),
      );
      const { rows } = await pool.query<{ nth: number; subject: string }>({
        name: 'shown-today',
        text: SHOWN,
        values: [
          all.map(({ person }) => person),
          all.map(({ day }) => day),
          all.map(({ subject }) => subject),
          all.map(({ nth }) => nth),
        ],
      });
      const found = asked.map(() => new Set<string>());
      for (const { nth, subject } of rows) found[nth]?.add(subject);
      return found;
    },
    (found, nth): ReadonlySet<string> => found[nth] ?? new Set(),
  );
  return {
    async of(person, { subject, ticket }, now) {
      const since = new Date(now.getTime() - SHIFT_HOURS * HOUR_MS);
      const hour = new Date(now.getTime() - HOUR_MS);
      const day = dayBefore(now);
      const used = await count({ person, subject, ticket, since, hour, day });
      const usage: Usage = {
        subjects: Number(used.subjects),
        newSubject: subject !== null && !used.seen,
        unbound: Number(used.unbound),
        newUnbound: !used.workedOn,
        reveals: Number(used.reveals),
        lookups: Number(used.lookups),
        exportedRows: Number(used.exportedRows),
        subjectsToday: shownBy(person, day),
        lastHour: {
          customers: Number(used.hourCustomers) + counts.count(person, hour),
          newCustomer: !used.hourSeen,
          reveals: Number(used.hourReveals),
          lookups: Number(used.hourLookups),
        },
      };
      if (subject === null && ticket === null) {
        if (latest.size >= MOST) latest.clear();
        latest.set(person, { usage, at: now.getTime() });
      }
      return usage;
    },
    lately(person, now) {
      const last = latest.get(person);
      if (last === undefined || Math.abs(now.getTime() - last.at) > LATELY_MS) return null;
      return { ...last.usage, subjectsToday: shownBy(person, dayBefore(now)) };
    },
    shownToday: (person, subjects, now) => shown({ person, subjects, day: dayBefore(now) }),
    reserve: (person, customers, most, now) =>
      shownBy(person, dayBefore(now)) + customers > most ? null : here.reserve(person, customers),
  };
}

interface AskedShown {
  readonly person: string;
  readonly subjects: readonly string[];
  readonly day: Date;
}

const idOf = ({ person, subject, ticket }: Asked): string => JSON.stringify([person, subject, ticket]);

/** A day that runs, so that no midnight gives a second budget. */
function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS);
}
