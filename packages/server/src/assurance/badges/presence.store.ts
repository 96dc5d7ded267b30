import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../identity/db.ts';
import type { FoldPeople, PassedDoor, PersonEvent } from './badge.ts';

type Tx = Pick<PoolClient, 'query'>;

/** Of the advisory lock. */
const LOCK = 4_205_081;

/** What happened longer ago puts nobody anywhere: two nights lie between, after which whoever comes comes anew. */
const WINDOW_MS = 72 * 3_600_000;

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/** A badge that was lost or over at the time put nobody there, whoever carried it. Of a key enough to tell two apart. */
const EVENTS = `
SELECT left(e.key, 24) AS key, ${ms('e.at')} AS at, ${ms('e.received_at')} AS received, e.door_id AS door, b.person_id AS badge,
       e.direction, e.result
FROM cordon.badges b JOIN cordon.badge_events e ON e.badge_id = b.id AND e.live AND e.at >= $2
WHERE b.person_id = ANY ($1) AND (b.lost_at IS NULL OR b.lost_at > e.at) AND (b.until_at IS NULL OR b.until_at > e.at)
  AND e.at >= b.from_at - interval '1 minute'`;

const DOORS = `
SELECT id, site_id AS site, direction, zone_id AS zone, from_id AS "from", adds_ms::float8 AS adds FROM cordon.badge_doors
WHERE id = ANY ($1)`;

/** What moved is told to monitoring in the same breath: into a zone for work, or out of them. */
const MOVE = `
WITH now_ AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) AS p (person, site, zone, since, before)),
put AS (
  INSERT INTO cordon.badge_presence AS b (person_id, site_id, zone_id, since, before_id)
  SELECT person, site, zone, since, before FROM now_
  ON CONFLICT (person_id) DO UPDATE SET site_id = excluded.site_id, zone_id = excluded.zone_id, since = excluded.since,
    before_id = excluded.before_id
  WHERE (b.site_id, b.zone_id, b.since, b.before_id) IS DISTINCT FROM
    (excluded.site_id, excluded.zone_id, excluded.since, excluded.before_id)
  RETURNING person_id, site_id, zone_id, since),
gone AS (
  DELETE FROM cordon.badge_presence WHERE person_id = ANY ($6) AND person_id <> ALL ($1)
  RETURNING person_id, site_id),
steps AS (
  SELECT p.person_id, p.site_id, p.since AS at, CASE WHEN z.kind IN ('work', 'restricted') THEN 'in' ELSE 'out' END AS code
  FROM put p LEFT JOIN cordon.badge_zones z ON z.id = p.zone_id
  UNION ALL SELECT person_id, site_id, $7, 'out' FROM gone)
INSERT INTO cordon.person_steps (told_at, person_id, party_id, step, at, until_at, code, site_id)
SELECT $7, s.person_id, p.party_id, 'badge', s.at, s.at, s.code, s.site_id
FROM steps s JOIN cordon.persons p ON p.id = s.person_id ORDER BY s.at, s.person_id`;

/** Puts people where their events say they are, as if all had come in order. */
export async function refold(tx: Tx, people: readonly string[], fold: FoldPeople, now: Date): Promise<void> {
  if (people.length === 0) return;
  const from = new Date(now.getTime() - WINDOW_MS);
  const { rows: events } = await tx.query<PersonEvent>(EVENTS, [people, from]);
  const passed = [...new Set(events.map(({ door }) => door))];
  const { rows: doors } = await tx.query<PassedDoor>(DOORS, [passed]);
  const found = [...fold(events, doors)];
  await tx.query(MOVE, [
    ...[
      found.map(([person]) => person),
      found.map(([, { site }]) => site),
      found.map(([, { zone }]) => zone),
    ],
    ...[found.map(([, { since }]) => new Date(since)), found.map(([, { before }]) => before), people, now],
  ]);
}

/** Two deliveries that folded at once would each miss what the other told; a person may have badges of two sites. */
export function oneAtATime<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    return work(tx);
  });
}
