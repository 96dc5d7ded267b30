import { sql, type Kysely } from 'kysely';
import type { Keyring } from '../atRest/index.ts';
import { sealedSubject, subjectOf } from './sealedSubjects.ts';
import type { TicketTables } from './tables.ts';
import { CONFIRM_MATCHES, CONFIRM_TRIES, type Tickets } from './ticket.ts';

type Bindings = Pick<Tickets, 'takeTry' | 'returnTry' | 'claim' | 'recordMatch' | 'rebind' | 'name'>;

/** Who a ticket's customer is, and how that came to be known. */
export function createBindings(db: Kysely<TicketTables>, keyring: Keyring): Bindings {
  return {
    async takeTry(ticket: string): Promise<number | null> {
      const row = await db
        .updateTable('cordon.tickets')
        .set({ confirm_tries: sql`confirm_tries + 1` })
        .where('id', '=', ticket)
        .where('confirm_tries', '<', CONFIRM_TRIES)
        .returning('confirm_tries')
        .executeTakeFirst();
      return row === undefined ? null : CONFIRM_TRIES - row.confirm_tries;
    },

    async returnTry(ticket: string): Promise<void> {
      await db
        .updateTable('cordon.tickets')
        .set({ confirm_tries: sql`greatest(confirm_tries - 1, 0)` })
        .where('id', '=', ticket)
        .execute();
    },

    async claim(ticket: string, subject: string | null, category: string): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const key = await keyring.forTicket(tx, ticket);
        const first = sealedSubject(key, ticket, 'first_subject', subject);
        await tx
          .updateTable('cordon.tickets')
          .set({
            bound_by: 'agent',
            bound_subject: null,
            bound_subject_sealed: sealedSubject(key, ticket, 'bound_subject', subject),
            confirm_matches: sql`'{}'::text[]`,
            claimed_by: sql`CASE WHEN ${category} = ANY(claimed_by) THEN claimed_by
                                 ELSE array_append(claimed_by, ${category}) END`,
            first_bound_by: sql`coalesce(first_bound_by, 'agent')`,
            first_subject_sealed: sql`CASE WHEN first_subject IS NULL THEN coalesce(first_subject_sealed, ${first}::bytea) END`,
          })
          .where('id', '=', ticket)
          .where((or) => or.or([or('bound_by', 'is', null), or('bound_by', '=', 'agent')]))
          .execute();
      });
    },

    recordMatch: (ticket, subject, field) =>
      db.transaction().execute(async (tx) => {
        const key = await keyring.forTicket(tx, ticket);
        const row = await tx
          .selectFrom('cordon.tickets')
          .select(['id', 'bound_by', 'bound_subject', 'bound_subject_sealed', 'confirm_matches'])
          .where('id', '=', ticket)
          .executeTakeFirstOrThrow();
        // The claim may be another one by now: then it is not what was confirmed.
        if (row.bound_by !== 'agent' || subjectOf(row, key) !== subject) return CONFIRM_MATCHES;
        const matches = [...new Set([...row.confirm_matches, field])];
        const needed = Math.max(0, CONFIRM_MATCHES - matches.length);
        await tx
          .updateTable('cordon.tickets')
          .set({ confirm_matches: matches, bound_by: needed === 0 ? 'caller' : 'agent' })
          .where('id', '=', ticket)
          .execute();
        return needed;
      }),

    name: (ticket, subject) =>
      db.transaction().execute(async (tx) => {
        const key = await keyring.forTicket(tx, ticket);
        const row = await tx
          .selectFrom('cordon.tickets')
          .select(['id', 'bound_by', 'bound_subject', 'bound_subject_sealed'])
          .where('id', '=', ticket)
          .forUpdate()
          .executeTakeFirstOrThrow();
        if (row.bound_by !== null && row.bound_by !== 'agent')
          return subjectOf(row, key) === subject ? 'same' : 'other';
        const first = sealedSubject(key, ticket, 'first_subject', subject);
        await tx
          .updateTable('cordon.tickets')
          .set({
            bound_by: 'request',
            bound_subject: null,
            bound_subject_sealed: sealedSubject(key, ticket, 'bound_subject', subject),
            confirm_matches: sql`'{}'::text[]`,
            first_bound_by: sql`coalesce(first_bound_by, 'request')`,
            first_subject_sealed: sql`CASE WHEN first_bound_by IS NULL THEN ${first}::bytea ELSE first_subject_sealed END`,
          })
          .where('id', '=', ticket)
          .execute();
        return 'bound';
      }),

    async rebind(ticket: string, subject: string | null, category: string | null): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const key = await keyring.forTicket(tx, ticket);
        await tx
          .updateTable('cordon.tickets')
          .set({
            bound_by: 'agent',
            bound_subject: null,
            bound_subject_sealed: sealedSubject(key, ticket, 'bound_subject', subject),
            confirm_matches: sql`'{}'::text[]`,
            confirm_tries: 0,
            claimed_by: category === null ? [] : [category],
            // Another customer is other work: none of it was in flight.
            in_hand_since: null,
          })
          .where('id', '=', ticket)
          .execute();
      });
    },
  };
}
