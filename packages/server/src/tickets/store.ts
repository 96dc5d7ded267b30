import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Keyring } from '../atRest/index.ts';
import { createBindings } from './bindings.store.ts';
import { createIntake } from './intake.store.ts';
import { sealedBody } from './sealedRows.ts';
import { toTicket, type TicketTables } from './tables.ts';
import type { Queue, StoredMessage, Ticket, Tickets } from './ticket.ts';
import { createViewReads } from './view.store.ts';

/** Tickets, their conversations and bindings. */
export function createTicketStore(db: Kysely<TicketTables>, pool: Pool, keyring: Keyring): Tickets {
  return {
    ...createViewReads(pool, { keyring, db }),
    ...reading(db),
    ...working(db, keyring),
    ...createBindings(db),
    intake: createIntake(db, keyring),
  };
}

function reading(db: Kysely<TicketTables>) {
  return {
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

    async waiting(party: string, queues: readonly Queue[]): Promise<number> {
      const row = await db
        .selectFrom('cordon.tickets')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('party_id', '=', party)
        .where(isIn(queues))
        .where('status', '=', 'open')
        .where('assignee_id', 'is', null)
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
  };
}

function working(db: Kysely<TicketTables>, keyring: Keyring) {
  return {
    async assignNext(
      person: string,
      party: string,
      queues: readonly Queue[],
      atOnce: number,
      now: Date,
    ): Promise<Ticket | 'hand-full' | null> {
      return db.transaction().execute(async (tx) => {
        // The person's other askings wait here, and count what this one was given.
        await tx
          .selectFrom('cordon.persons')
          .select('id')
          .where('id', '=', person)
          .forNoKeyUpdate()
          .execute();
        if ((await heldBy(tx, person)) >= atOnce) return 'hand-full';
        return assignWaiting(tx, person, party, queues, now);
      });
    },

    async touch(ticket: string, now: Date, cold?: Date): Promise<void> {
      const change = db.updateTable('cordon.tickets').where('id', '=', ticket);
      const left = sql<boolean>`last_work_at <= ${cold ?? null}::timestamptz`;
      await change
        .set({
          last_work_at: now,
          in_hand_since: sql`CASE WHEN ${left} THEN ${now} ELSE in_hand_since END`,
        })
        .execute();
    },

    async assign(ticket: string, person: string | null, now: Date): Promise<void> {
      await db
        .updateTable('cordon.tickets')
        .set({
          assignee_id: person,
          last_work_at: now,
          in_hand_since: person === null ? null : now,
        })
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
        .set({ assignee_id: null, in_hand_since: null })
        .where('party_id', '=', party)
        .where('status', '<>', 'closed')
        .execute();
    },

    async addMessage({ ticket, person, body, ...message }: StoredMessage): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const key = await keyring.forTicket(tx, ticket);
        const sealed = sealedBody(key, message.id, body);
        await tx
          .insertInto('cordon.ticket_messages')
          .values({ ...message, ticket_id: ticket, person_id: person, body: null, sealed })
          .execute();
      });
    },
  };
}

function isIn(queues: readonly Queue[]) {
  const sources = queues.map(({ source }) => source);
  const purposes = queues.map(({ purpose }) => purpose);
  return sql<boolean>`(source_id, purpose) IN (SELECT * FROM unnest(${sources}::text[], ${purposes}::text[]))`;
}

/** Open tickets assigned to a person. */
async function heldBy(db: Kysely<TicketTables>, person: string): Promise<number> {
  const row = await db
    .selectFrom('cordon.tickets')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('assignee_id', '=', person)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

async function assignWaiting(
  db: Kysely<TicketTables>,
  person: string,
  party: string,
  queues: readonly Queue[],
  now: Date,
): Promise<Ticket | null> {
  const next = db
    .selectFrom('cordon.tickets')
    .select('id')
    .where('party_id', '=', party)
    .where(isIn(queues))
    .where('status', '=', 'open')
    .where('assignee_id', 'is', null)
    .orderBy(sql`array_position(ARRAY['urgent','high','normal','low'], priority)`)
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
  const row = await db
    .updateTable('cordon.tickets')
    .set({ assignee_id: person, last_work_at: now, in_hand_since: now })
    .where('id', 'in', next)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}
