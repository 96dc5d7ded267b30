import type { Pool } from 'pg';
import type { Revoked } from '../identity/index.ts';
import type { Approval, ApprovalKind } from './approval.ts';

const WHO = (person: string) =>
  `CASE WHEN ${person}.id IS NOT NULL THEN json_build_object('id', ${person}.id, 'name', ${person}.name) END`;

const SELECT = `
SELECT a.id, a.request::json AS request, a.hash, json_build_object('id', g.id, 'title', g.title) AS agreement,
       json_build_object('id', v.id, 'name', v.name) AS vendor, json_build_object('id', c.id, 'name', c.name) AS company, ${WHO('p')} AS person, a.asked_at AS "askedAt",
       a.asked_until AS "askedUntil", a.approved, ${WHO('d')} AS "decidedBy", a.decided_at AS "decidedAt",
       a.stands_until AS "standsUntil", a.withdrawn_at AS "withdrawnAt"
FROM cordon.approvals a JOIN cordon.agreements g ON g.id = a.agreement_id JOIN cordon.parties v ON v.id = g.processor_id
JOIN cordon.parties c ON c.id = g.controller_id
JOIN cordon.persons p ON p.id = a.person_id LEFT JOIN cordon.persons d ON d.id = a.decided_by`;

/** An approval that was given, with what is checked of it at each use. */
export interface Given {
  readonly id: string;
  readonly by: string;
  readonly key: string | null;
  readonly agreement: string;
  /** As it was hashed. */
  readonly text: string;
  readonly hash: Buffer;
  readonly standsUntil: Date;
  /** Body of the entry of the decision. */
  readonly entry: string | null;
}

export interface NewApproval {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly agreement: string;
  readonly person: string;
  readonly about: string;
  readonly ticket: string | null;
  readonly text: string;
  readonly hash: Buffer;
  readonly signedBy: string | null;
  readonly at: Date;
  readonly until: Date;
}

export type ApprovalStore = ReturnType<typeof createApprovalStore>;

/** Requests for a second person's approval. */
export function createApprovalStore(pool: Pool) {
  return {
    async list(filter: {
      readonly id?: string;
      readonly party?: string;
      readonly person?: string;
    }): Promise<readonly Approval[]> {
      const { rows } = await pool.query<Approval>(
        `${SELECT} WHERE ($1::text IS NULL OR a.id = $1) AND ($2::text IS NULL OR p.party_id = $2)
           AND ($3::text IS NULL OR a.person_id = $3) ORDER BY a.asked_at DESC, a.id LIMIT 100`,
        [filter.id ?? null, filter.party ?? null, filter.person ?? null],
      );
      return rows;
    },

    async ask(made: NewApproval): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.approvals (id, kind, agreement_id, person_id, about, ticket_id, request, hash, signed_by, asked_at, asked_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[made.id, made.kind, made.agreement, made.person, made.about, made.ticket, made.text],
          ...[made.hash, made.signedBy, made.at, made.until],
        ],
      );
    },

    /** The newest request about this that waits or stands. */
    async openAbout(person: string, about: string, ticket: string, now: Date): Promise<string | null> {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM cordon.approvals WHERE person_id = $1 AND about = $2 AND ticket_id = $3 AND withdrawn_at IS NULL
           AND (approved IS NULL AND asked_until > $4 OR approved AND stands_until > $4) ORDER BY asked_at DESC LIMIT 1`,
        [person, about, ticket, now],
      );
      return rows[0]?.id ?? null;
    },

    /** Counts only where it is still to be decided. @returns whether it did */
    async decide(
      id: string,
      by: string,
      approved: boolean,
      at: Date,
      entry: number,
      standsUntil: Date | null,
    ): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.approvals SET approved = $3, decided_by = $2, decided_at = $4, decided_entry = $5, stands_until = $6
         WHERE id = $1 AND approved IS NULL AND withdrawn_at IS NULL AND asked_until > $4`,
        [id, by, approved, at, entry, standsUntil],
      );
      return rowCount === 1;
    },

    async withdraw(id: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.approvals SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL AND approved IS NOT FALSE`,
        [id, at],
      );
      return rowCount === 1;
    },

    /**
     * Those that were given to this person about this, by somebody who may still give one, newest first.
     * @param approvers roles that may
     */
    async given(
      person: string,
      about: string,
      ticket: string | null,
      approvers: readonly string[],
    ): Promise<readonly Given[]> {
      const { rows } = await pool.query<Given>(
        `SELECT a.id, a.decided_by AS by, a.signed_by AS key, a.agreement_id AS agreement, a.request AS text, a.hash,
                a.stands_until AS "standsUntil", b.body AS entry
         FROM cordon.approvals a
         JOIN cordon.persons d ON d.id = a.decided_by AND d.suspended_at IS NULL AND d.left_at IS NULL AND d.role = ANY ($4)
         JOIN cordon.parties c ON c.id = d.party_id AND c.kind = 'company'
         LEFT JOIN cordon.ledger_bodies b ON b.idx = a.decided_entry
         WHERE a.person_id = $1 AND a.about = $2 AND a.ticket_id IS NOT DISTINCT FROM $3 AND a.approved
           AND a.withdrawn_at IS NULL AND a.decided_by <> a.person_id
         ORDER BY a.stands_until DESC LIMIT 5`,
        [person, about, ticket, approvers],
      );
      return rows;
    },

    /** Takes back what somebody who lost access was given, has asked for or has given. */
    async revoke({ scope, id }: Extract<Revoked, { readonly id: string }>, at: Date): Promise<void> {
      const which = {
        session: null,
        person: '$2 IN (person_id, decided_by)',
        party: 'person_id IN (SELECT id FROM cordon.persons WHERE party_id = $2)',
        agreement: 'agreement_id = $2',
      }[scope];
      if (which === null) return;
      await pool.query(
        `UPDATE cordon.approvals SET withdrawn_at = $1 WHERE withdrawn_at IS NULL AND approved IS NOT FALSE AND ${which}`,
        [at, id],
      );
    },
  };
}
