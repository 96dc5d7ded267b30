import type { EnteredEvent } from '@cordon/core/siem';
import type { Pool } from 'pg';
import type { Keys } from '../platform/keys.ts';
import type { EnteredEvents, Receiver, Receivers, ReceiverSettings } from './receiver.ts';

type Row = Omit<Receiver, 'settings' | 'next'> & { readonly sealed: Buffer; readonly next: string | number };

const COLUMNS = `id, name, settings_sealed AS sealed, added_at AS "addedAt", next, tries, due_at AS "dueAt",
  well_at AS "wellAt", problem`;

export function createReceivers(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>): Receivers {
  const context = (id: string) => `siem:${id}`;
  const opened = ({ sealed, next, ...row }: Row): Receiver => ({
    ...row,
    next: Number(next),
    settings: JSON.parse(keys.unseal(sealed.toString('utf8'), context(row.id))) as ReceiverSettings,
  });
  return {
    async live() {
      const { rows } = await pool.query<Row>(
        `SELECT ${COLUMNS} FROM cordon.siem_receivers WHERE ended_at IS NULL ORDER BY added_at DESC, id`,
      );
      return rows.map(opened);
    },

    async find(id) {
      const { rows } = await pool.query<Row>(
        `SELECT ${COLUMNS} FROM cordon.siem_receivers WHERE id = $1 AND ended_at IS NULL`,
        [id],
      );
      return rows[0] === undefined ? null : opened(rows[0]);
    },

    async add({ id, name, settings, next }, by, at) {
      await pool.query(
        `INSERT INTO cordon.siem_receivers (id, name, settings_sealed, added_by, added_at, next, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $5)`,
        [id, name, Buffer.from(keys.seal(JSON.stringify(settings), context(id))), by, at, next],
      );
    },

    async end(id, at) {
      const { rowCount } = await pool.query(
        'UPDATE cordon.siem_receivers SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },

    async acknowledged(id, next, at) {
      // Never backwards: what was acknowledged once was received.
      await pool.query(
        `UPDATE cordon.siem_receivers SET next = greatest(next, $2), tries = 0, due_at = $3, well_at = $3, problem = NULL
         WHERE id = $1`,
        [id, next, at],
      );
    },

    async failed(id, problem, dueAt) {
      await pool.query(
        'UPDATE cordon.siem_receivers SET tries = tries + 1, due_at = $3, problem = $2 WHERE id = $1',
        [id, problem, dueAt],
      );
    },
  };
}

/** Who a customer was is left where it is: no column of `subject` is read. */
const EVENTS = `
SELECT e.entry::int AS entry, e.at, e.kind, e.agent, p.name AS "agentName", e.vendor, v.name AS "vendorName", e.site,
       e.agreement_id AS agreement, e.ticket, e.ticket_state AS "ticketState", e.resource, e.fields, e.rows, e.flags,
       e.ip, e.ok, e.code, encode(l.hash, 'hex') AS "leafHash",
       CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'kind', s.kind, 'severity', s.severity, 'reason', coalesce(
         (SELECT 'Drill, staged: ' FROM cordon.incidents i WHERE i.id = s.incident_id AND i.drill IS NOT NULL), '') || s.reason,
         'agent', s.agent, 'vendor', s.vendor) END AS signal
FROM cordon.access_events e JOIN cordon.ledger_leaves l ON l.idx = e.entry
LEFT JOIN cordon.ledger_bodies b ON e.resource = 'signal-raised' AND b.idx = e.entry
LEFT JOIN cordon.signals s ON b.owed = s.id || ' raised'
LEFT JOIN cordon.principals p ON p.id = e.agent LEFT JOIN cordon.parties v ON v.id = e.vendor
WHERE e.entry >= $1 AND e.entry < least($2, (SELECT max(size) FROM cordon.ledger_checkpoints))
ORDER BY e.entry LIMIT $3`;

export function createEnteredEvents(pool: Pool): EnteredEvents {
  return {
    async read(from, until, limit) {
      const { rows } = await pool.query<Omit<EnteredEvent, 'at'> & { readonly at: Date }>(EVENTS, [
        from,
        until,
        limit,
      ]);
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },

    async size() {
      const { rows } = await pool.query<{ size: string | number }>(
        'SELECT coalesce(max(size), 0) AS size FROM cordon.ledger_checkpoints',
      );
      return Number(rows[0]?.size ?? 0);
    },
  };
}
