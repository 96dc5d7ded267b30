import type { Pool } from 'pg';
import type { AssessmentRecord } from './assessment.ts';

const SELECT = `SELECT r.kind, r.about, r.version, r.record, json_build_object('id', p.id, 'name', p.name) AS "madeBy",
    r.made_at AS "madeAt", r.entry::int AS entry
  FROM cordon.assessment_records r JOIN cordon.persons p ON p.id = r.made_by`;

export type AssessmentStore = ReturnType<typeof createAssessmentStore>;

/** Assessments of purposes and of transfers, and how many customers a vendor saw. */
export function createAssessmentStore(pool: Pool) {
  return {
    /** Newest version of each first. */
    async list(): Promise<readonly AssessmentRecord[]> {
      return (await pool.query<AssessmentRecord>(`${SELECT} ORDER BY r.kind, r.about, r.version DESC`)).rows;
    },

    /** @returns false when that version is there already: somebody else signed meanwhile */
    async add({ kind, about, version, record, madeBy, madeAt, entry }: AssessmentRecord): Promise<boolean> {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.assessment_records (kind, about, version, record, made_by, made_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [kind, about, version, record, madeBy.id, madeAt, entry],
      );
      return rowCount === 1;
    },

    /**
     * Customers by vendor since a time. Pseudonyms change with the month, so over its end somebody may be counted twice:
     * rather too many than too few.
     */
    async customersSeen(since: Date): Promise<ReadonlyMap<string, number>> {
      const { rows } = await pool.query<{ vendor: string; seen: number }>(
        `SELECT vendor, count(DISTINCT subject)::int AS seen FROM cordon.access_events
         WHERE at > $1 AND ok AND subject IS NOT NULL GROUP BY vendor`,
        [since],
      );
      return new Map(rows.map(({ vendor, seen }) => [vendor, seen]));
    },
  };
}
