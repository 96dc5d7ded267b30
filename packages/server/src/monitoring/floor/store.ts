import type { Pool } from 'pg';

/** A queue of a vendor, as it is worked on now: a purpose of an agreement, or accesses that no ticket explains. */
export interface FloorQueue {
  readonly vendor: string;
  readonly vendorName: string;
  /** Purpose of the tickets; null for accesses without one. */
  readonly queue: string | null;
  /** Worked on by people who were made for a drill. */
  readonly drill: boolean;
  readonly ok: number;
  readonly refused: number;
  readonly people: number;
  /** Customers, by their pseudonym. */
  readonly customers: number;
  /** Accesses of a customer that no ticket in hand explains. */
  readonly unexplained: number;
  /** Per bucket, the oldest first. */
  readonly course: readonly number[];
}

export interface FloorReads {
  /** @param buckets how many pieces the time since `from` is drawn in @param drills those of drills too */
  queues(from: Date, until: Date, buckets: number, drills: boolean): Promise<readonly FloorQueue[]>;
}

const QUEUES = `
WITH seen AS (
  SELECT e.vendor, t.purpose AS queue, g.id IS NOT NULL AS drill, e.ok, e.agent, e.subject,
         e.subject IS NOT NULL AND e.ok AND coalesce(e.ticket_state, '') <> 'in-hand' AS unexplained,
         least($3 - 1, floor($3 * extract(epoch FROM e.at - $1) / extract(epoch FROM $2 - $1))::int) AS bucket
  FROM cordon.access_events e LEFT JOIN cordon.tickets t ON t.id = e.ticket
  LEFT JOIN cordon.drill_ground g ON g.id = e.agent AND g.kind = 'person'
  WHERE e.at >= $1 AND e.at < $2 AND e.kind NOT IN ('sign-in', 'admin', 'screen')
    AND ($4 OR g.id IS NULL))
SELECT s.vendor, v.name AS "vendorName", s.queue, s.drill, count(*) FILTER (WHERE ok)::int AS ok,
       count(*) FILTER (WHERE NOT ok)::int AS refused, count(DISTINCT agent)::int AS people,
       count(DISTINCT subject) FILTER (WHERE ok)::int AS customers, count(*) FILTER (WHERE unexplained)::int AS unexplained,
       ARRAY(SELECT count(c.bucket)::int FROM generate_series(0, $3 - 1) AS g(nth)
             LEFT JOIN seen c ON c.bucket = g.nth AND c.vendor = s.vendor AND c.queue IS NOT DISTINCT FROM s.queue
               AND c.drill = s.drill
             GROUP BY g.nth ORDER BY g.nth) AS course
FROM seen s JOIN cordon.parties v ON v.id = s.vendor AND v.kind = 'vendor'
GROUP BY s.vendor, v.name, s.queue, s.drill ORDER BY v.name, s.vendor, s.drill, s.queue NULLS LAST`;

export function createFloorReads(pool: Pool): FloorReads {
  return {
    async queues(from, until, buckets, drills) {
      const { rows } = await pool.query<FloorQueue>(QUEUES, [from, until, buckets, drills]);
      return rows;
    },
  };
}
