import type { Pool } from 'pg';

/** A message that somebody found suspicious and that was none of ours. */
export interface SuspiciousReport {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly vendor: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly via: 'workspace' | 'mailbox';
  /** Its number in the helpdesk, where it is one. */
  readonly ticket: string | null;
}

export type ReportStore = ReturnType<typeof createReportStore>;

/** Reports of what may be a real attack. Nothing of a message is in them. */
export function createReportStore(pool: Pool) {
  return {
    async keep(report: {
      readonly id: string;
      readonly person: string;
      readonly at: Date;
      readonly via: SuspiciousReport['via'];
      readonly ticket: string | null;
    }): Promise<void> {
      const { id, person, at, via, ticket } = report;
      await pool.query(
        `INSERT INTO cordon.phishing_reports (id, person_id, at, via, ticket_id) VALUES ($1, $2, $3, $4, $5)`,
        [id, person, at, via, ticket],
      );
    },

    /** How many somebody made since then. */
    async since(person: string, since: Date): Promise<number> {
      const { rows } = await pool.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM cordon.phishing_reports WHERE person_id = $1 AND at > $2',
        [person, since],
      );
      return rows[0]?.n ?? 0;
    },

    /** Those that nobody looked at, oldest first. @param vendor null for all */
    async open(vendor: string | null): Promise<readonly SuspiciousReport[]> {
      const { rows } = await pool.query<SuspiciousReport>(
        `SELECT r.id, json_build_object('id', p.id, 'name', p.name) AS person,
                json_build_object('id', v.id, 'name', v.name) AS vendor, r.at, r.via, k.external_id AS ticket
         FROM cordon.phishing_reports r JOIN cordon.persons p ON p.id = r.person_id JOIN cordon.parties v ON v.id = p.party_id
         LEFT JOIN cordon.tickets k ON k.id = r.ticket_id
         WHERE r.looked_at IS NULL AND ($1::text IS NULL OR p.party_id = $1) ORDER BY r.at, r.id LIMIT 200`,
        [vendor],
      );
      return rows;
    },

    /** @returns false when somebody did already */
    async looked(id: string, by: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.phishing_reports SET looked_at = $3, looked_by = $2 WHERE id = $1 AND looked_at IS NULL',
        [id, by, at],
      );
      return rowCount === 1;
    },

    /** The person behind an address, as a mail names its sender. */
    async personAt(email: string): Promise<{ readonly id: string; readonly party: string } | null> {
      const { rows } = await pool.query<{ id: string; party: string }>(
        'SELECT id, party_id AS party FROM cordon.persons WHERE lower(email) = lower($1) AND left_at IS NULL',
        [email],
      );
      return rows[0] ?? null;
    },
  };
}
