import type { BackgroundCheck } from '@cordon/core/policy';
import type { Pool } from 'pg';

/** A check that a vendor attested to. Days as 2026-11-03. */
export interface KeptCheck {
  readonly id: string;
  readonly person: string;
  readonly party: string;
  readonly kind: BackgroundCheck;
  readonly on: string;
  readonly until: string;
  /** SHA-256 of the evidence, hex. */
  readonly evidence: string;
  readonly attestedBy: { readonly id: string; readonly name: string };
  readonly attestedAt: Date;
  readonly entry: number;
}

const CHECK = `SELECT b.id, b.person_id AS person, b.party_id AS party, b.kind, b.checked_on::text AS "on",
    b.expires_on::text AS until, encode(b.evidence, 'hex') AS evidence,
    json_build_object('id', a.id, 'name', a.name) AS "attestedBy", b.attested_at AS "attestedAt", b.entry::int AS entry
  FROM cordon.background_checks b JOIN cordon.persons a ON a.id = b.attested_by WHERE b.withdrawn_at IS NULL`;

export type CheckStore = ReturnType<typeof createCheckStore>;

/** Checks of people that their vendors attested to. */
export function createCheckStore(pool: Pool) {
  return {
    async add(check: Omit<KeptCheck, 'attestedBy'> & { readonly by: string }): Promise<void> {
      const { id, person, party, kind, on, until, evidence, by, attestedAt, entry } = check;
      await pool.query(
        `INSERT INTO cordon.background_checks
           (id, person_id, party_id, kind, checked_on, expires_on, evidence, attested_by, attested_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [...[id, person, party, kind, on, until, Buffer.from(evidence, 'hex'), by, attestedAt, entry]],
      );
    },

    /** @returns false when it was taken back before */
    async withdraw(id: string, by: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.background_checks SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1 AND withdrawn_at IS NULL`,
        [id, by, at],
      );
      return rowCount === 1;
    },

    async find(id: string): Promise<KeptCheck | null> {
      const { rows } = await pool.query<KeptCheck>(`${CHECK} AND b.id = $1`, [id]);
      return rows[0] ?? null;
    },

    /** Of everybody. */
    async all(): Promise<readonly KeptCheck[]> {
      return (await pool.query<KeptCheck>(CHECK)).rows;
    },

    /** Of these people, those that ran out included, newest day first. */
    async of(people: readonly string[]): Promise<readonly KeptCheck[]> {
      const { rows } = await pool.query<KeptCheck>(
        `${CHECK} AND b.person_id = ANY ($1) ORDER BY b.checked_on DESC, b.id`,
        [people],
      );
      return rows;
    },
  };
}
