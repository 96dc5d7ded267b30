import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { withTransaction } from '../platform/db.ts';
import type { Emergency, Exceptions, Lease } from './exception.ts';

const person = (column: string) =>
  `(SELECT json_build_object('id', p.id, 'name', p.name) FROM cordon.persons p WHERE p.id = ${column})`;

const COMMON = `x.id, json_build_object('id', g.id, 'title', g.title) AS agreement,
  json_build_object('id', v.id, 'name', v.name) AS vendor, x.reason, x.asked_at AS "askedAt", x.from_at AS "from",
  x.until_at AS until, x.ended_at AS "endedAt", x.review_due_at AS "reviewDueAt", ${person('x.reviewed_by')} AS "reviewedBy",
  x.reviewed_at AS "reviewedAt", x.finding`;

const JOINED = `JOIN cordon.agreements g ON g.id = x.agreement_id JOIN cordon.parties v ON v.id = g.processor_id`;

const TABLE = { lease: 'cordon.leases', emergency: 'cordon.emergencies' } as const;

/** Epoch milliseconds of a time. */
const epoch = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

export function createExceptions(pool: Pool, db: Kysely<unknown>): Exceptions {
  return {
    async leases({ vendor = null, id = null }) {
      const { rows } = await pool.query<Lease>(
        `SELECT ${COMMON}, x.kinds, x.network::text AS network, x.hours, ${person('x.company_by')} AS "companyBy",
                ${person('x.vendor_by')} AS "vendorBy",
                (SELECT json_build_object('id', s.id, 'name', s.name) FROM cordon.sites s WHERE s.id = x.site_id) AS site
         FROM cordon.leases x ${JOINED}
         WHERE ($1::text IS NULL OR v.id = $1) AND ($2::text IS NULL OR x.id = $2) ORDER BY x.asked_at DESC, x.id LIMIT 200`,
        [vendor, id],
      );
      return rows;
    },

    async emergencies({ id = null }) {
      const { rows } = await pool.query<Emergency>(
        `SELECT ${COMMON}, x.ticket_id AS ticket,
                (SELECT t.external_id FROM cordon.tickets t WHERE t.id = x.ticket_id) AS "ticketNumber", ${person('x.person_id')} AS person, x.access_role AS "accessRole",
                ${person('x.asked_by')} AS "askedBy",
                coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY a.at)
                          FROM cordon.emergency_approvals a JOIN cordon.persons p ON p.id = a.person_id
                          WHERE a.emergency_id = x.id), '[]') AS "approvedBy"
         FROM cordon.emergencies x ${JOINED} WHERE ($1::text IS NULL OR x.id = $1) ORDER BY x.asked_at DESC, x.id LIMIT 200`,
        [id],
      );
      return rows;
    },

    async askLease({ id, agreement, kinds, site, network, hours, reason, side, by, at }) {
      await pool.query(
        `INSERT INTO cordon.leases (id, agreement_id, kinds, site_id, network, hours, reason, asked_at, company_by, vendor_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, agreement, kinds, site, network, hours, reason, at],
          ...(side === 'company' ? [by, null] : [null, by]),
        ],
      );
    },

    async agreeLease(id, side, by, { from, until, reviewDueAt }) {
      const [own, other] = side === 'company' ? ['company_by', 'vendor_by'] : ['vendor_by', 'company_by'];
      const { rowCount } = await pool.query(
        `UPDATE cordon.leases SET ${own} = $2, from_at = $3, until_at = $4, review_due_at = $5
         WHERE id = $1 AND ${own} IS NULL AND ${other} IS NOT NULL AND from_at IS NULL AND ended_at IS NULL`,
        [id, by, from, until, reviewDueAt],
      );
      return rowCount === 1;
    },

    async askEmergency({ id, agreement, ticket, person: of, accessRole, reason, by, at }) {
      await pool.query(
        `INSERT INTO cordon.emergencies (id, agreement_id, ticket_id, person_id, access_role, reason, asked_by, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, agreement, ticket, of, accessRole, reason, by, at],
      );
    },

    approveEmergency: (id, by, needed, { from, until, reviewDueAt }) =>
      withTransaction(db, async (tx) => {
        // Approvals at the same moment wait for each other: neither starts it alone.
        const { rows } = await sql<{ id: string }>`
          SELECT id FROM cordon.emergencies WHERE id = ${id} AND from_at IS NULL AND ended_at IS NULL AND person_id <> ${by}
          FOR UPDATE`.execute(tx);
        if (rows.length === 0) return null;
        const given = await sql`
          INSERT INTO cordon.emergency_approvals (emergency_id, person_id, at) VALUES (${id}, ${by}, ${from})
          ON CONFLICT DO NOTHING`.execute(tx);
        if (given.numAffectedRows !== 1n) return null;
        const count = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM cordon.emergency_approvals WHERE emergency_id = ${id}`.execute(tx);
        const approvals = count.rows[0]?.n ?? 0;
        if (approvals >= needed) {
          await sql`UPDATE cordon.emergencies SET from_at = ${from}, until_at = ${until}, review_due_at = ${reviewDueAt}
            WHERE id = ${id}`.execute(tx);
        }
        return approvals;
      }),

    async end(what, id, at) {
      const { rowCount } = await pool.query(
        `UPDATE ${TABLE[what]} SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL AND (until_at IS NULL OR until_at > $2)`,
        [id, at],
      );
      return rowCount === 1;
    },

    async review(what, id, by, finding, at) {
      const { rowCount } = await pool.query(
        `UPDATE ${TABLE[what]} SET reviewed_by = $2, reviewed_at = $3, finding = $4
         WHERE id = $1 AND reviewed_at IS NULL AND from_at IS NOT NULL AND least(ended_at, until_at) <= $3`,
        [id, by, at, finding],
      );
      return rowCount === 1;
    },

    async leaseFor(agreement, { site, ip }, at) {
      const { rows } = await pool.query<{ id: string; kinds: string[]; from: number; until: number }>(
        `SELECT id, kinds, ${epoch('from_at')} AS "from", ${epoch('least(ended_at, until_at)')} AS until
         FROM cordon.leases WHERE agreement_id = $1 AND from_at <= $2 AND until_at > $2 AND ended_at IS NULL
           AND (site_id = $3 OR network >>= $4::inet) ORDER BY until_at DESC, id LIMIT 1`,
        [agreement, at, site, ip],
      );
      return rows[0];
    },

    async emergencyFor(id, of, at) {
      const { rows } = await pool.query<{
        ticket: string;
        from: number;
        until: number;
        agreement: string;
        accessRole: string;
      }>(
        `SELECT ticket_id AS ticket, ${epoch('from_at')} AS "from", ${epoch('until_at')} AS until, agreement_id AS agreement,
                access_role AS "accessRole"
         FROM cordon.emergencies WHERE id = $1 AND person_id = $2 AND from_at <= $3 AND until_at > $3 AND ended_at IS NULL`,
        [id, of, at],
      );
      const row = rows[0];
      if (row === undefined) return null;
      const { ticket, from, until, agreement, accessRole } = row;
      return { running: { id, ticket, from, until }, agreement, accessRole };
    },
  };
}
