import type { Pool } from 'pg';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** A file that a party gave as evidence. */
export interface EvidenceFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Something an auditor asks a party for, and what came. */
export interface EvidenceRequest {
  readonly id: string;
  readonly audit: string;
  readonly agreement: { readonly id: string; readonly title: string };
  readonly party: Ref;
  readonly line: string | null;
  readonly asks: string;
  readonly dueAt: Date;
  readonly askedBy: Ref;
  readonly askedAt: Date;
  readonly entry: number;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly files: readonly EvidenceFile[];
}

export type RequestStore = ReturnType<typeof createRequestStore>;

const SELECT = `SELECT r.id, r.audit_id AS audit, json_build_object('id', g.id, 'title', g.title) AS agreement,
  json_build_object('id', v.id, 'name', v.name) AS party, r.line, r.asks, r.due_at AS "dueAt",
  json_build_object('id', p.id, 'name', p.name) AS "askedBy", r.asked_at AS "askedAt", r.entry::int AS entry,
  r.answer, b.name AS "answeredBy", r.answered_at AS "answeredAt",
  (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'sha256', f.sha256, 'bytes', f.bytes)
    ORDER BY f.put_at, f.id), '[]') FROM cordon.audit_files f WHERE f.request_id = r.id) AS files
  FROM cordon.audit_requests r JOIN cordon.audits a ON a.id = r.audit_id
  JOIN cordon.agreements g ON g.id = a.agreement_id JOIN cordon.parties v ON v.id = r.party_id
  JOIN cordon.persons p ON p.id = r.asked_by LEFT JOIN cordon.persons b ON b.id = r.answered_by`;

/** Requests for evidence, and the files that came, sealed. */
export function createRequestStore(pool: Pool) {
  return {
    async ofAudit(audit: string): Promise<readonly EvidenceRequest[]> {
      const text = `${SELECT} WHERE r.audit_id = $1 ORDER BY r.asked_at, r.id`;
      return (await pool.query<EvidenceRequest>(text, [audit])).rows;
    },

    /** Those to a party, open ones first, then by due day. */
    async toParty(party: string): Promise<readonly EvidenceRequest[]> {
      const text = `${SELECT} WHERE r.party_id = $1 ORDER BY r.answered_at IS NOT NULL, r.due_at, r.id LIMIT 500`;
      return (await pool.query<EvidenceRequest>(text, [party])).rows;
    },

    /** Those that nobody answered by their day, in audits that were not given up. */
    async late(now: Date): Promise<readonly EvidenceRequest[]> {
      const text = `${SELECT} WHERE r.answered_at IS NULL AND r.due_at < $1 AND NOT EXISTS (
        SELECT FROM cordon.audit_steps s WHERE s.audit_id = r.audit_id AND s.kind = 'abandoned') ORDER BY r.due_at, r.id`;
      return (await pool.query<EvidenceRequest>(text, [now])).rows;
    },

    async find(id: string): Promise<EvidenceRequest | null> {
      return (await pool.query<EvidenceRequest>(`${SELECT} WHERE r.id = $1`, [id])).rows[0] ?? null;
    },

    async ask(
      request: Pick<EvidenceRequest, 'id' | 'audit' | 'line' | 'asks' | 'dueAt' | 'entry'> & {
        readonly party: string;
        readonly by: string;
        readonly at: Date;
      },
    ): Promise<void> {
      const { id, audit, party, line, asks, dueAt, by, at, entry } = request;
      await pool.query(
        `INSERT INTO cordon.audit_requests (id, audit_id, party_id, line, asks, due_at, asked_by, asked_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, audit, party, line, asks, dueAt, by, at, entry],
      );
    },

    /** @returns false when it was answered already, or has another number of files than the answer names */
    async answer(id: string, answer: string, files: number, by: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.audit_requests SET answer = $2, answered_by = $3, answered_at = $4
         WHERE id = $1 AND answered_at IS NULL
           AND (SELECT count(*) FROM cordon.audit_files f WHERE f.request_id = $1) = $5`,
        [id, answer, by, at, files],
      );
      return rowCount === 1;
    },

    /** @returns false for a request that is answered: its files stand in the entry of the answer */
    async put(
      request: string,
      { id, name, sha256, bytes }: EvidenceFile,
      sealed: string,
      by: string,
      at: Date,
    ) {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.audit_files (id, request_id, name, sha256, bytes, sealed, put_by, put_at)
         SELECT $2, r.id, $3, $4, $5, $6, $7, $8 FROM cordon.audit_requests r WHERE r.id = $1 AND r.answered_at IS NULL`,
        [request, id, name, sha256, bytes, sealed, by, at],
      );
      return rowCount === 1;
    },

    async sealedFile(
      request: string,
      id: string,
    ): Promise<{ readonly name: string; readonly sealed: string } | null> {
      const { rows } = await pool.query<{ name: string; sealed: string }>(
        'SELECT name, sealed FROM cordon.audit_files WHERE request_id = $1 AND id = $2',
        [request, id],
      );
      return rows[0] ?? null;
    },
  };
}
