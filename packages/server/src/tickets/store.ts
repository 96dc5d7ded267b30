import { sql, type Kysely } from 'kysely';
import { createBindings } from './bindings.store.ts';
import { createIntake } from './intake.store.ts';
import { toTicket, type TicketTables } from './tables.ts';
import type { StoredMessage, Ticket, Tickets } from './ticket.ts';
import type { ThreadFile, ThreadMessage } from '../gate/index.ts';

/** Tickets, their conversations and bindings. */
export function createTicketStore(db: Kysely<TicketTables>): Tickets {
  return { ...reading(db), ...working(db), ...createBindings(db), intake: createIntake(db) };
}

function reading(db: Kysely<TicketTables>) {
  return {
    async find(id: string): Promise<Ticket | null> {
      const row = await db.selectFrom('cordon.tickets').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toTicket(row);
    },

    async assignedTo(person: string): Promise<readonly Ticket[]> {
      const rows = await db
        .selectFrom('cordon.tickets')
        .selectAll()
        .where('assignee_id', '=', person)
        .where('status', '<>', 'closed')
        .orderBy('last_work_at', 'desc')
        .orderBy('id')
        .limit(100)
        .execute();
      return rows.map(toTicket);
    },

    async openOf(
      party: string,
    ): Promise<readonly { id: string; subjectLine: string; assignee: string | null }[]> {
      return db
        .selectFrom('cordon.tickets as t')
        .leftJoin('cordon.persons as p', 'p.id', 't.assignee_id')
        .select(['t.id', 't.subject_line as subjectLine', 'p.name as assignee'])
        .where('t.party_id', '=', party)
        .where('t.status', '<>', 'closed')
        .where('t.assignee_id', 'is not', null)
        .orderBy('t.last_work_at', 'desc')
        .limit(200)
        .execute();
    },

    async waiting(party: string, purpose: string): Promise<number> {
      const row = await db
        .selectFrom('cordon.tickets')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('party_id', '=', party)
        .where('purpose', '=', purpose)
        .where('status', '=', 'open')
        .where('assignee_id', 'is', null)
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    },

    async heldSince(person: string, since: Date): Promise<number> {
      const row = await db
        .selectFrom('cordon.tickets')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('assignee_id', '=', person)
        .where('status', '<>', 'closed')
        .where('last_work_at', '>', since)
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    },

    async boundTo(person: string, subject: string, since: Date): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('cordon.tickets')
        .select('id')
        .where('assignee_id', '=', person)
        .where('status', '<>', 'closed')
        .where('last_work_at', '>', since)
        .where('bound_subject', '=', subject)
        .where('bound_by', 'in', ['request', 'mail', 'caller'])
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    async messages(ticket: string): Promise<readonly ThreadMessage[]> {
      return db
        .selectFrom('cordon.ticket_messages as m')
        .leftJoin('cordon.persons as p', 'p.id', 'm.person_id')
        .select(['m.id', 'm.at', 'm.author', 'p.name as by', 'm.body'])
        .select(attachmentsOf.as('attachments'))
        .where('m.ticket_id', '=', ticket)
        .orderBy('m.at')
        .orderBy('m.id')
        .execute();
    },

    async attachment(ticket: string, id: string): Promise<ThreadFile | null> {
      const row = await db
        .selectFrom('cordon.ticket_attachments')
        .select(['name', 'media_type as mediaType', 'body'])
        .where('ticket_id', '=', ticket)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

/** The files of a message `m`, without their contents. */
const attachmentsOf = sql<ThreadMessage['attachments']>`coalesce((
  SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
    'kept', a.body IS NOT NULL) ORDER BY a.id)
  FROM cordon.ticket_attachments a WHERE a.message_id = m.id), '[]'::json)`;

function working(db: Kysely<TicketTables>) {
  return {
    async assignNext(person: string, party: string, purpose: string, now: Date): Promise<Ticket | null> {
      const next = db
        .selectFrom('cordon.tickets')
        .select('id')
        .where('party_id', '=', party)
        .where('purpose', '=', purpose)
        .where('status', '=', 'open')
        .where('assignee_id', 'is', null)
        .orderBy(sql`array_position(ARRAY['urgent','high','normal','low'], priority)`)
        .orderBy('created_at')
        .limit(1)
        .forUpdate()
        .skipLocked();
      const row = await db
        .updateTable('cordon.tickets')
        .set({ assignee_id: person, last_work_at: now })
        .where('id', 'in', next)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toTicket(row);
    },

    async touch(ticket: string, now: Date): Promise<void> {
      await db.updateTable('cordon.tickets').set({ last_work_at: now }).where('id', '=', ticket).execute();
    },

    async assign(ticket: string, person: string | null, now: Date): Promise<void> {
      await db
        .updateTable('cordon.tickets')
        .set({ assignee_id: person, last_work_at: now })
        .where('id', '=', ticket)
        .execute();
    },

    async close(ticket: string, now: Date): Promise<void> {
      await db
        .updateTable('cordon.tickets')
        .set({ status: 'closed', last_work_at: now })
        .where('id', '=', ticket)
        .execute();
    },

    async unassignParty(party: string): Promise<void> {
      await db
        .updateTable('cordon.tickets')
        .set({ assignee_id: null })
        .where('party_id', '=', party)
        .where('status', '<>', 'closed')
        .execute();
    },

    async addMessage({ ticket, person, ...message }: StoredMessage): Promise<void> {
      await db
        .insertInto('cordon.ticket_messages')
        .values({ ...message, ticket_id: ticket, person_id: person })
        .execute();
    },
  };
}
