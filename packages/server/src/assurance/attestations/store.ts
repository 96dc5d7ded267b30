import type { AttestationKind, Dated } from '@cordon/core/assurance';
import type { Pool } from 'pg';

interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface Attestation extends Dated {
  readonly vendor: Ref;
  readonly issuer: string;
  readonly scope: string;
  readonly statedBy: Ref;
  readonly statedAt: Date;
  readonly entry: number;
  readonly verdictWords: string | null;
  readonly judgedBy: Ref | null;
  readonly reminded: readonly number[];
  readonly files: number;
}

export interface NewAttestation {
  readonly id: string;
  readonly vendor: string;
  readonly kind: AttestationKind;
  readonly control: string | null;
  readonly issuer: string;
  readonly scope: string;
  readonly madeOn: string;
  readonly validUntil: string;
  readonly by: string;
  readonly entry: number;
}

const SELECT = `SELECT t.id, json_build_object('id', v.id, 'name', v.name) AS vendor, t.kind, t.control, t.issuer, t.scope,
    to_char(t.made_on, 'YYYY-MM-DD') AS "madeOn", to_char(t.valid_until, 'YYYY-MM-DD') AS "validUntil",
    json_build_object('id', p.id, 'name', p.name) AS "statedBy", t.stated_at AS "statedAt", t.entry::int AS entry,
    t.verdict, t.verdict_words AS "verdictWords", t.reminded,
    CASE WHEN j.id IS NOT NULL THEN json_build_object('id', j.id, 'name', j.name) END AS "judgedBy",
    (SELECT count(*)::int FROM cordon.assurance_files f WHERE f.subject_kind = 'attestation' AND f.subject_id = t.id) AS files
  FROM cordon.attestations t JOIN cordon.parties v ON v.id = t.party_id JOIN cordon.persons p ON p.id = t.stated_by
  LEFT JOIN cordon.persons j ON j.id = t.judged_by`;

export type AttestationStore = ReturnType<typeof createAttestationStore>;

/** What vendors stated on paper. */
export function createAttestationStore(pool: Pool) {
  return {
    /** Newest first. @param vendors only theirs, or null for all */
    async list(vendors: readonly string[] | null): Promise<readonly Attestation[]> {
      const { rows } = await pool.query<Attestation>(
        `${SELECT} WHERE $1::text[] IS NULL OR t.party_id = ANY ($1) ORDER BY t.stated_at DESC, t.id LIMIT 1000`,
        [vendors],
      );
      return rows;
    },

    async find(id: string): Promise<Attestation | null> {
      return (await pool.query<Attestation>(`${SELECT} WHERE t.id = $1`, [id])).rows[0] ?? null;
    },

    async add(made: NewAttestation, at: Date): Promise<void> {
      const { id, vendor, kind, control, issuer, scope, madeOn, validUntil, by, entry } = made;
      await pool.query(
        `INSERT INTO cordon.attestations
           (id, party_id, kind, control, issuer, scope, made_on, valid_until, stated_by, stated_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, vendor, kind, control, issuer, scope, madeOn, validUntil, by, at, entry],
      );
    },

    /** @returns false when it was judged already */
    async judge(
      id: string,
      verdict: 'accepted' | 'refused',
      words: string | null,
      by: string,
      at: Date,
    ): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.attestations SET verdict = $2, verdict_words = $3, judged_by = $4, judged_at = $5
         WHERE id = $1 AND verdict IS NULL`,
        [id, verdict, words, by, at],
      );
      return rowCount === 1;
    },

    async reminded(id: string, days: number): Promise<void> {
      await pool.query('UPDATE cordon.attestations SET reminded = array_append(reminded, $2) WHERE id = $1', [
        id,
        days,
      ]);
    },
  };
}
