import type { Pool } from 'pg';

/** A course that somebody of a vendor passed, as a pack of evidence holds it. */
interface PackedCourse {
  readonly person: string;
  readonly course: string;
  readonly version: number;
  readonly passedAt: string;
  /** `import`: the vendor's own training tells so. */
  readonly source: string;
  readonly entry: number | null;
  /** SHA-256 of the certificate, hex, and the entry that names it; null where none was made. */
  readonly certificate: { readonly hash: string; readonly entry: number } | null;
}

/** @returns what a vendor's people passed before the ledger had a size, oldest first */
export function createPackedTraining(pool: Pool) {
  return async (vendor: string, size: number): Promise<readonly PackedCourse[]> => {
    const { rows } = await pool.query<Omit<PackedCourse, 'passedAt'> & { readonly passedAt: Date }>(
      `SELECT c.person, c.course, c.version, c.passed_at AS "passedAt", c.source, c.entry::float8 AS entry,
         CASE WHEN t.entry < $2 THEN json_build_object('hash', t.hash, 'entry', t.entry) END AS certificate
       FROM cordon.course_completions c JOIN cordon.persons p ON p.id = c.person
       LEFT JOIN cordon.training_certificates t ON t.completion = c.id
       WHERE p.party_id = $1 AND c.source <> 'spaced' AND (c.entry IS NULL OR c.entry < $2)
       ORDER BY c.passed_at, c.id`,
      [vendor, size],
    );
    return rows.map((row) => ({ ...row, passedAt: row.passedAt.toISOString() }));
  };
}
