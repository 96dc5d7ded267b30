import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { KEY_COLUMNS, keyJoin, type KeyRow, type Keyring } from '../atRest/index.ts';
import type { RulesPort } from '../gate/index.ts';
import { createBindings } from './bindings.store.ts';
import { createIntake } from './intake.store.ts';
import { sealedBody } from './sealedRows.ts';
import { subjectOf } from './sealedSubjects.ts';
import { toListed, type TicketTables } from './tables.ts';
import type { ListedTicket, Queue, StoredMessage, Tickets } from './ticket.ts';
import { createViewReads } from './view.store.ts';

/** Bindings that the company's side made; an agent's claim is none. */
const BY_COMPANY = ['request', 'mail', 'caller'] as const;

/** Tickets, their conversations and bindings. */
export function createTicketStore(
  db: Kysely<TicketTables>,
  pool: Pool,
  keyring: Keyring,
  rules: RulesPort,
): Tickets {
  return {
    ...createViewReads(pool, { keyring, db }),
    ...reading(db, pool, keyring),
    ...working(db, keyring),
    ...createBindings(db, keyring),
    intake: createIntake(db, keyring, rules),
  };
}

function reading(db: Kysely<TicketTables>, pool: Pool, keyring: Keyring) {
  return {
    async assignedTo(person: string): Promise<readonly ListedTicket[]> {
      const rows = await db
        .selectFrom('cordon.tickets')
        .selectAll()
        .where('assignee_id', '=', person)
        .where('status', '<>', 'closed')
        .orderBy('last_work_at', 'desc')
        .orderBy('id')
        .limit(100)
        .execute();
      return rows.map(toListed);
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

    async boundAmong(
      works: readonly { readonly party: string; readonly source: string }[],
      text: string,
      limit: number,
    ): Promise<readonly ListedTicket[]> {
      const parties = works.map(({ party }) => party);
      const sources = works.map(({ source }) => source);
      const rows = await db
        .selectFrom('cordon.tickets')
        .selectAll()
        .where(
          sql<boolean>`(party_id, source_id) IN (SELECT * FROM unnest(${parties}::text[], ${sources}::text[]))`,
        )
        .where(sql<boolean>`strpos(lower(external_id), lower(${text})) > 0`)
        .where(sql<boolean>`num_nonnulls(bound_subject, bound_subject_sealed) > 0`)
        .where('bound_by', 'in', BY_COMPANY)
        .orderBy('last_work_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toListed);
    },

    async boundTo(person: string, subject: string, since: Date): Promise<readonly string[]> {
      const query = { name: 'tickets-bound', text: BOUND, values: [person, since] };
      const { rows } = await pool.query<Pick<Row, 'id' | 'bound_subject' | 'bound_subject_sealed'> & KeyRow>(
        query,
      );
      // A hand holds a few tickets: each is opened, whether or not one before it was the customer's.
      const subjects = await Promise.all(
        rows.map(async (row) => subjectOf(row, await keyring.opened(row.id, row))),
      );
      return rows.filter((_, index) => subjects[index] === subject).map(({ id }) => id);
    },
  };
}

type Row = TicketTables['cordon.tickets'];

const BOUND = `
SELECT t.id, bound_subject, bound_subject_sealed, ${KEY_COLUMNS} FROM cordon.tickets t ${keyJoin('t.id')}
WHERE assignee_id = $1 AND status <> 'closed' AND last_work_at > $2
  AND bound_by IN (${BY_COMPANY.map((by) => `'${by}'`).join(', ')})
ORDER BY t.id`;

function working(db: Kysely<TicketTables>, keyring: Keyring) {
  return {
    async assignNext(
      person: string,
      party: string,
      queues: readonly Queue[],
      atOnce: number,
      now: Date,
    ): Promise<ListedTicket | 'hand-full' | null> {
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
): Promise<ListedTicket | null> {
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
  return row === undefined ? null : toListed(row);
}
