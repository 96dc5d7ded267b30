import type { Pool } from 'pg';
import type { Month } from './months.ts';

export interface FindingsOfMonth {
  readonly month: string;
  readonly opened: number;
  readonly closed: number;
  /** At its end, or now in the month that runs. */
  readonly open: number;
}

export interface IncidentsOfMonth {
  readonly month: string;
  /** Opened in it, by how grave. */
  readonly grave: number;
  readonly other: number;
}

export interface VendorCompared {
  readonly id: string;
  readonly name: string;
  readonly findingsOpen: number;
  /** Median days that closed ones were open; null when none was closed. */
  readonly daysToClose: number | null;
  readonly incidents: number;
}

export type BoardStore = ReturnType<typeof createBoardStore>;

const MONTHS = 'unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS m(month, from_at, until_at)';

/** Numbers for a board: counts alone. What drills staged is in none of them. */
export function createBoardStore(pool: Pool) {
  const columns = (months: readonly Month[]) => [
    months.map(({ name }) => name),
    months.map(({ from }) => from),
    months.map(({ until }) => until),
  ];
  return {
    async findings(months: readonly Month[]): Promise<readonly FindingsOfMonth[]> {
      const { rows } = await pool.query<FindingsOfMonth>(
        `SELECT m.month,
           count(f.id) FILTER (WHERE f.raised_at >= m.from_at)::int AS opened,
           count(f.id) FILTER (WHERE f.closed_at >= m.from_at AND f.closed_at < m.until_at)::int AS closed,
           count(f.id) FILTER (WHERE f.closed_at IS NULL OR f.closed_at >= m.until_at)::int AS open
         FROM ${MONTHS} LEFT JOIN cordon.findings f ON f.raised_at < m.until_at
           AND NOT EXISTS (SELECT FROM cordon.drill_ground g WHERE g.id = f.party_id)
         GROUP BY m.month ORDER BY m.month`,
        columns(months),
      );
      return rows;
    },

    async incidents(months: readonly Month[]): Promise<readonly IncidentsOfMonth[]> {
      const { rows } = await pool.query<IncidentsOfMonth>(
        `SELECT m.month, count(i.id) FILTER (WHERE i.severity IN ('high', 'critical'))::int AS grave,
           count(i.id) FILTER (WHERE i.severity IN ('low', 'medium'))::int AS other
         FROM ${MONTHS} LEFT JOIN cordon.incidents i ON i.opened_at >= m.from_at AND i.opened_at < m.until_at
           AND i.drill IS NULL AND i.state <> 'false-positive'
         GROUP BY m.month ORDER BY m.month`,
        columns(months),
      );
      return rows;
    },

    /** Those with most open first. @param from of what is counted over time */
    async vendors(from: Date): Promise<readonly VendorCompared[]> {
      const { rows } = await pool.query<VendorCompared>(
        `SELECT v.id, v.name,
           (SELECT count(*)::int FROM cordon.findings f WHERE f.party_id = v.id AND f.closed_at IS NULL) AS "findingsOpen",
           (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM f.closed_at - f.raised_at) / 86400)
              FROM cordon.findings f WHERE f.party_id = v.id AND f.closed_at >= $1) AS "daysToClose",
           (SELECT count(*)::int FROM cordon.incidents i WHERE i.vendor = v.id AND i.opened_at >= $1 AND i.drill IS NULL
              AND i.state <> 'false-positive') AS incidents
         FROM cordon.parties v WHERE v.kind = 'vendor'
           AND NOT EXISTS (SELECT FROM cordon.drill_ground g WHERE g.id = v.id)
         ORDER BY "findingsOpen" DESC, incidents DESC, v.name`,
        [from],
      );
      return rows;
    },
  };
}
