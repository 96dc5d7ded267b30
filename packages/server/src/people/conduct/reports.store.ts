import type { Pool } from 'pg';
import type { Answered, ConductReport, ReportStore } from './report.ts';

const SELECT = `
  SELECT r.id, json_build_object('id', v.id, 'name', v.name) AS party, r.violation, r.text, r.state, r.answer, r.case_id AS "case",
    r.entry::int AS entry, to_char(r.received_on, 'YYYY-MM-DD') AS "receivedOn",
    CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('id', s.id, 'name', s.name) END AS subject,
    CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'name', p.name) END AS reporter
  FROM cordon.conduct_reports r JOIN cordon.parties v ON v.id = r.party_id
  LEFT JOIN cordon.persons s ON s.id = r.subject LEFT JOIN cordon.persons p ON p.id = r.reporter
  WHERE r.erased_at IS NULL`;

const ANSWERED = `SELECT r.id, r.violation, r.state, r.answer, to_char(r.received_on, 'YYYY-MM-DD') AS "receivedOn"
  FROM cordon.conduct_reports r WHERE r.erased_at IS NULL`;

/** What people told of conduct. Of whoever gave no name there is nothing here but the hash of their code. */
export function createReportStore(pool: Pool): ReportStore {
  return {
    async list(party) {
      const { rows } = await pool.query<ConductReport>(
        `${SELECT} AND ($1::text IS NULL OR r.party_id = $1) ORDER BY r.received_on DESC, r.id LIMIT 200`,
        [party],
      );
      return rows;
    },

    async find(id) {
      return (await pool.query<ConductReport>(`${SELECT} AND r.id = $1`, [id])).rows[0] ?? null;
    },

    async keep({ id, party, subject, reporter, violation, text, receipt, receivedOn, entry }) {
      await pool.query(
        `INSERT INTO cordon.conduct_reports (id, party_id, subject, reporter, violation, text, receipt_hash, received_on, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, party, subject, reporter, violation, text, receipt, receivedOn, entry],
      );
    },

    async byReceipt(hash) {
      return (await pool.query<Answered>(`${ANSWERED} AND r.receipt_hash = $1`, [hash])).rows[0] ?? null;
    },

    async byReporter(person) {
      const { rows } = await pool.query<Answered & Pick<ConductReport, 'id' | 'violation'>>(
        `${ANSWERED} AND r.reporter = $1 ORDER BY r.received_on DESC, r.id LIMIT 50`,
        [person],
      );
      return rows;
    },

    async setAside(id, answer, by, at) {
      const { rowCount } = await pool.query(
        `UPDATE cordon.conduct_reports SET state = 'set-aside', answer = $2, handled_by = $3, handled_at = $4
         WHERE id = $1 AND state = 'received'`,
        [id, answer, by, at],
      );
      return rowCount === 1;
    },

    async vendorAt(address) {
      const { rows } = await pool.query<{ vendor: string }>(
        `SELECT v.id AS vendor FROM cordon.networks n JOIN cordon.parties v ON v.id = n.party_id AND v.kind = 'vendor'
         LEFT JOIN cordon.sites s ON s.id = n.site_id
         WHERE n.cidr >>= $1::inet AND s.closed_at IS NULL ORDER BY masklen(n.cidr) DESC, v.id LIMIT 1`,
        [address],
      );
      return rows[0]?.vendor ?? null;
    },

    async eraseBefore(time, at) {
      const { rowCount } = await pool.query(
        `UPDATE cordon.conduct_reports SET subject = NULL, reporter = NULL, text = NULL, answer = NULL, handled_by = NULL,
           receipt_hash = NULL, erased_at = $2
         WHERE state = 'set-aside' AND erased_at IS NULL AND handled_at < $1`,
        [time, at],
      );
      return rowCount ?? 0;
    },
  };
}
