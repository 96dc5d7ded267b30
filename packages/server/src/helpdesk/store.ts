import type { Remembered, Sight, Worked } from '@cordon/core/helpdesk';
import type { Pool } from 'pg';
import type { Keys } from '../platform/keys.ts';
import type { HelpdeskSettings } from './settings.ts';

/** A helpdesk as people see it. */
export interface StoredHelpdesk {
  readonly source: string;
  readonly settings: HelpdeskSettings;
  readonly connectedAt: Date;
  /** Where reading goes on. */
  readonly reached: string | null;
  readonly lookedAt: Date | null;
  readonly wellAt: Date | null;
  readonly problem: string | null;
  /** Tickets still to be read, as far as the helpdesk says. */
  readonly waiting: number;
  readonly erasingAt: Date | null;
  readonly seatsAt: Date | null;
  readonly seats: readonly ShowingSeat[];
}

/** A vendor's person whose seat in the helpdesk shows what Cordon masks. */
export interface ShowingSeat {
  readonly seat: string;
  readonly person: string;
  readonly name: string;
  readonly vendor: string;
  readonly sights: readonly Sight[];
}

/** Somebody who works for a vendor, by what a helpdesk may know them by. */
export interface VendorPerson {
  readonly person: string;
  readonly name: string;
  readonly vendor: string;
  readonly email: string | null;
  readonly sso: readonly string[];
}

/** What was kept of a ticket. */
export interface KnownTicket extends Remembered {
  readonly ticket: string;
  readonly messages: readonly string[];
}

/** A file a duty may be about: still kept, on a ticket that is closed. */
export interface KeptFile {
  readonly id: string;
  readonly ticket: string;
  readonly number: string;
  readonly vendor: string;
  readonly closedAt: Date;
}

export type HelpdeskStore = ReturnType<typeof createHelpdeskStore>;

type Row = Omit<StoredHelpdesk, 'settings'> & { readonly sealed: Buffer };

const COLUMNS = `source_id AS source, settings_sealed AS sealed, connected_at AS "connectedAt", reached,
  looked_at AS "lookedAt", well_at AS "wellAt", problem, waiting, erasing_at AS "erasingAt",
  seats_at AS "seatsAt", seats`;

export function createHelpdeskStore(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>) {
  const context = (source: string) => `helpdesk:${source}`;
  const opened = ({ sealed, ...row }: Row): StoredHelpdesk => ({
    ...row,
    settings: JSON.parse(keys.unseal(sealed.toString('utf8'), context(row.source))) as HelpdeskSettings,
  });
  return {
    async list(): Promise<readonly StoredHelpdesk[]> {
      const { rows } = await pool.query<Row>(`SELECT ${COLUMNS} FROM cordon.helpdesks ORDER BY source_id`);
      return rows.map(opened);
    },

    async find(source: string): Promise<StoredHelpdesk | null> {
      const { rows } = await pool.query<Row>(`SELECT ${COLUMNS} FROM cordon.helpdesks WHERE source_id = $1`, [
        source,
      ]);
      return rows[0] === undefined ? null : opened(rows[0]);
    },

    /** Connects it, or connects it anew: reading goes on where it was if it is the same place. */
    async keep(source: string, settings: HelpdeskSettings, by: string, at: Date): Promise<void> {
      const before = await this.find(source);
      const same = before?.settings.baseUrl === settings.baseUrl && before.settings.kind === settings.kind;
      await pool.query(
        `INSERT INTO cordon.helpdesks (source_id, kind, settings_sealed, connected_by, connected_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (source_id) DO UPDATE SET kind = $2, settings_sealed = $3, connected_by = $4, connected_at = $5,
           problem = NULL, reached = CASE WHEN $6 THEN cordon.helpdesks.reached END, seats_at = NULL`,
        [
          source,
          settings.kind,
          Buffer.from(keys.seal(JSON.stringify(settings), context(source))),
          by,
          at,
          same,
        ],
      );
    },

    async remove(source: string): Promise<boolean> {
      const { rowCount } = await pool.query('DELETE FROM cordon.helpdesks WHERE source_id = $1', [source]);
      return rowCount === 1;
    },

    async went(source: string, { reached, waiting }: { reached: string; waiting: number }): Promise<void> {
      await pool.query('UPDATE cordon.helpdesks SET reached = $2, waiting = $3 WHERE source_id = $1', [
        source,
        reached,
        waiting,
      ]);
    },

    /** @param problem a code of ours, or null when all went well */
    async looked(source: string, problem: string | null, at: Date): Promise<void> {
      await pool.query(
        `UPDATE cordon.helpdesks SET looked_at = $3, problem = $2, well_at = CASE WHEN $2::text IS NULL THEN $3 ELSE well_at END
         WHERE source_id = $1`,
        [source, problem, at],
      );
    },

    async erasing(source: string, at: Date): Promise<void> {
      await pool.query('UPDATE cordon.helpdesks SET erasing_at = $2 WHERE source_id = $1', [source, at]);
    },

    async seated(source: string, seats: readonly ShowingSeat[], at: Date): Promise<void> {
      await pool.query('UPDATE cordon.helpdesks SET seats = $2, seats_at = $3 WHERE source_id = $1', [
        source,
        JSON.stringify(seats),
        at,
      ]);
    },

    async known(source: string, number: string): Promise<KnownTicket | null> {
      const { rows } = await pool.query<KnownTicket>(
        `SELECT ticket_id AS ticket, requesters, copies, customer, messages FROM cordon.helpdesk_tickets
         WHERE source_id = $1 AND number = $2`,
        [source, number],
      );
      return rows[0] ?? null;
    },

    /** @param closedAt when it was closed; the first time stays */
    async remember(source: string, number: string, known: KnownTicket, closedAt: Date | null): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.helpdesk_tickets (ticket_id, source_id, number, requesters, copies, customer, messages, closed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (ticket_id) DO UPDATE SET customer = coalesce(cordon.helpdesk_tickets.customer, $6),
           messages = ARRAY(SELECT DISTINCT unnest(cordon.helpdesk_tickets.messages || $7)),
           closed_at = coalesce(cordon.helpdesk_tickets.closed_at, $8)`,
        [
          known.ticket,
          source,
          number,
          known.requesters,
          known.copies,
          known.customer,
          known.messages,
          closedAt,
        ],
      );
    },

    /** Who was allowed something on which ticket of a helpdesk, by the ledger. */
    async worked(source: string, from: Date, until: Date): Promise<readonly Worked[]> {
      const { rows } = await pool.query<Worked>(
        `SELECT b.person_id AS person, coalesce(h.number, t.external_id) AS ticket, b.at
         FROM cordon.ledger_bodies b JOIN cordon.tickets t ON t.id = b.body::jsonb ->> 'ticket' AND t.source_id = $1
         LEFT JOIN cordon.helpdesk_tickets h ON h.ticket_id = t.id
         WHERE b.at BETWEEN $2 AND $3 AND b.code IS NULL AND b.person_id IS NOT NULL`,
        [source, from, until],
      );
      return rows;
    },

    /** The number of a ticket in its helpdesk; null for one that came another way. */
    async numberOf(ticket: string): Promise<{ readonly source: string; readonly number: string } | null> {
      const { rows } = await pool.query<{ source: string; number: string }>(
        'SELECT source_id AS source, number FROM cordon.helpdesk_tickets WHERE ticket_id = $1',
        [ticket],
      );
      return rows[0] ?? null;
    },

    /** Files of closed tickets that may show a document and are still kept, oldest closing first. */
    async kept(
      source: string,
      vendor: string,
      closedBefore: Date,
      most: number,
    ): Promise<readonly KeptFile[]> {
      const { rows } = await pool.query<KeptFile>(
        `SELECT a.id, h.ticket_id AS ticket, h.number, t.party_id AS vendor, h.closed_at AS "closedAt"
         FROM cordon.helpdesk_tickets h JOIN cordon.tickets t ON t.id = h.ticket_id
         JOIN cordon.ticket_attachments a ON a.ticket_id = h.ticket_id
         WHERE h.source_id = $1 AND t.party_id = $2 AND t.status = 'closed' AND h.closed_at <= $3
           AND a.document AND a.erased_at IS NULL AND num_nonnulls(a.body, a.body_sealed, a.remote_sealed) > 0
         ORDER BY h.closed_at, a.id LIMIT $4`,
        [source, vendor, closedBefore, most],
      );
      return rows;
    },

    /** @returns false for one that is held, or of a ticket that is open: it stays */
    async erased(file: string, at: Date): Promise<boolean> {
      const { rows } = await pool.query<{ gone: boolean }>('SELECT cordon.erase_attachment($1, $2) AS gone', [
        file,
        at,
      ]);
      return rows[0]?.gone === true;
    },

    /** The vendors' people, those who left too: by mail, by the login of their directory, by their company account. */
    async people(): Promise<readonly VendorPerson[]> {
      const { rows } = await pool.query<VendorPerson>(
        `SELECT p.id AS person, p.name, p.party_id AS vendor, p.email,
           ARRAY(SELECT d.user_name FROM cordon.directory_users d WHERE d.person_id = p.id
                 UNION SELECT l.subject FROM cordon.sso_links l WHERE l.person_id = p.id) AS sso
         FROM cordon.persons p JOIN cordon.parties o ON o.id = p.party_id WHERE o.kind = 'vendor' ORDER BY p.id`,
      );
      return rows;
    },

    /** Whether something of a vendor's work on a source is held: then nothing is deleted. */
    async held(source: string, vendor: string): Promise<boolean> {
      const { rows } = await pool.query<{ held: boolean }>(
        `SELECT EXISTS (SELECT FROM cordon.legal_holds h JOIN cordon.agreements a ON a.id = h.agreement_id
           WHERE h.lifted_at IS NULL AND a.source_id = $1 AND a.processor_id = $2) AS held`,
        [source, vendor],
      );
      return rows[0]?.held === true;
    },
  };
}
