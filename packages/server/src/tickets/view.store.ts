import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { KEY_COLUMNS, keyJoin, type KeyRow, type Keyring } from '../atRest/index.ts';
import { isSealed, openedFile, openedMessage, type FileRow, type MessageRow } from './sealedRows.ts';
import { toTicket, type TicketTables } from './tables.ts';
import type { Tickets } from './ticket.ts';

/** Columns by name: a prepared `*` fails once a migration adds one. */
const FIND = `
SELECT t.id, source_id, external_id, t.party_id, purpose, subject_line, status, priority, assignee_id, t.created_at,
       last_work_at, in_hand_since, updated_at, bound_by, bound_subject, bound_subject_sealed, first_bound_by, first_subject,
       first_subject_sealed, confirm_tries, confirm_matches, claimed_by, ${KEY_COLUMNS}
FROM cordon.tickets t ${keyJoin('t.id')} WHERE t.id = $1`;

const HELD = `
SELECT count(*)::int AS held FROM cordon.tickets
WHERE assignee_id = $1 AND status <> 'closed' AND last_work_at > $2`;

const MESSAGES = `
SELECT m.id, m.at, m.author, p.name AS by, m.body, m.sealed,
       coalesce((
         SELECT json_agg(json_build_object('id', a.id, 'name', a.name,
                                           'sealed', encode(a.name_sealed, 'base64'), 'mediaType', a.media_type, 'size', a.size,
                                           'kept', coalesce(a.body, a.body_sealed, a.remote_sealed) IS NOT NULL) ORDER BY a.id)
         FROM cordon.ticket_attachments a WHERE a.message_id = m.id), '[]'::json) AS attachments
FROM cordon.ticket_messages m LEFT JOIN cordon.persons p ON p.id = m.person_id
WHERE m.ticket_id = $1 ORDER BY m.at, m.id`;

const FILE = `
SELECT id, name, name_sealed AS "nameSealed", media_type AS "mediaType", body, body_sealed AS "bodySealed",
       remote_sealed AS "remoteSealed" FROM cordon.ticket_attachments WHERE ticket_id = $1 AND id = $2`;

/** What every view of a ticket asks, as prepared statements: planning these costs three times what running them does. */
export function createViewReads(
  pool: Pool,
  { keyring, db }: { readonly keyring: Keyring; readonly db: Kysely<TicketTables> },
): Pick<Tickets, 'find' | 'heldSince' | 'messages' | 'attachment'> {
  return {
    async find(id) {
      const { rows } = await pool.query<TicketTables['cordon.tickets'] & KeyRow>({
        name: 'ticket-find',
        text: FIND,
        values: [id],
      });
      const row = rows[0];
      if (row === undefined) return null;
      return toTicket(row, row.bound_subject_sealed === null ? null : await keyring.opened(id, row));
    },

    async heldSince(person, since) {
      const values = [person, since];
      const { rows } = await pool.query<{ held: number }>({ name: 'tickets-held', text: HELD, values });
      return rows[0]?.held ?? 0;
    },

    async messages(ticket) {
      const query = { name: 'ticket-messages', text: MESSAGES, values: [ticket] };
      const { rows } = await pool.query<MessageRow>(query);
      const key = rows.some(isSealed) ? await keyring.of(db, ticket) : null;
      return rows.map((row) => openedMessage(row, key));
    },

    async attachment(ticket, id) {
      const values = [ticket, id];
      const { rows } = await pool.query<FileRow>({ name: 'ticket-file', text: FILE, values });
      const row = rows[0];
      if (row === undefined) return null;
      return openedFile(row, row.nameSealed === null ? null : await keyring.of(db, ticket));
    },
  };
}
