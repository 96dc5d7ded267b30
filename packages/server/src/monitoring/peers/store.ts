import type { Pool } from 'pg';
import type { AgentDays } from './measures.ts';

export interface PeerReads {
  /** Vendor of a person; null when there is none. */
  vendorOf(person: string): Promise<string | null>;
  /** Everybody of the vendor who worked on the same purposes as the person, the person included. */
  days(person: string, vendor: string, from: Date): Promise<readonly AgentDays[]>;
}

/** A day is one of UTC. Peers share a purpose of the tickets; who had none is compared with the whole vendor. */
const DAYS = `
WITH did AS (
  SELECT e.agent, e.at::date AS day, t.purpose, e.kind, e.subject, e.ok, e.rows, e.ticket_state
  FROM cordon.access_events e LEFT JOIN cordon.tickets t ON t.id = e.ticket
  WHERE e.vendor = $2 AND e.at >= $3 AND e.kind NOT IN ('sign-in', 'admin', 'screen')),
own AS (SELECT DISTINCT purpose FROM did WHERE agent = $1 AND purpose IS NOT NULL),
peers AS (SELECT DISTINCT agent FROM did WHERE agent = $1 OR NOT EXISTS (SELECT FROM own) OR purpose IN (SELECT purpose FROM own)),
daily AS (
  SELECT agent, day, count(DISTINCT subject) FILTER (WHERE ok) AS customers, count(*) FILTER (WHERE kind = 'lookup') AS lookups,
         count(*) FILTER (WHERE kind = 'reveal' AND ok) AS reveals, count(*) FILTER (WHERE NOT ok) AS refused,
         count(DISTINCT subject) FILTER (WHERE ok AND coalesce(ticket_state, '') <> 'in-hand') AS unexplained,
         coalesce(sum(rows) FILTER (WHERE ok AND kind = 'export'), 0) AS rows
  FROM did JOIN peers USING (agent) GROUP BY agent, day)
SELECT agent, count(*)::int AS days, json_build_object('customers', sum(customers), 'lookups', sum(lookups),
  'reveals', sum(reveals), 'refused', sum(refused), 'unexplained', sum(unexplained), 'rows', sum(rows)) AS sums
FROM daily GROUP BY agent`;

export function createPeerReads(pool: Pool): PeerReads {
  return {
    async vendorOf(person) {
      const { rows } = await pool.query<{ vendor: string }>(
        `SELECT pa.id AS vendor FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id
         WHERE p.id = $1 AND pa.kind = 'vendor'`,
        [person],
      );
      return rows[0]?.vendor ?? null;
    },
    async days(person, vendor, from) {
      const { rows } = await pool.query<AgentDays>(DAYS, [person, vendor, from]);
      return rows;
    },
  };
}
