import { sql, type Kysely } from 'kysely';
import type { TicketTables } from './tables.ts';
import { CONFIRM_MATCHES, CONFIRM_TRIES, type Tickets } from './ticket.ts';

type Bindings = Pick<Tickets, 'takeTry' | 'returnTry' | 'claim' | 'recordMatch' | 'rebind'>;

/** Who a ticket's customer is, and how that came to be known. */
export function createBindings(db: Kysely<TicketTables>): Bindings {
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
      await db
        .updateTable('cordon.tickets')
        .set({
          bound_by: 'agent',
          bound_subject: subject,
          confirm_matches: sql`'{}'::text[]`,
          claimed_by: sql`CASE WHEN ${category} = ANY(claimed_by) THEN claimed_by
                               ELSE array_append(claimed_by, ${category}) END`,
          first_bound_by: sql`coalesce(first_bound_by, 'agent')`,
          first_subject: sql`coalesce(first_subject, ${subject}::text)`,
        })
        .where('id', '=', ticket)
        .where((or) => or.or([or('bound_by', 'is', null), or('bound_by', '=', 'agent')]))
        .execute();
    },

    async recordMatch(ticket: string, subject: string, field: string): Promise<number> {
      const row = await db
        .updateTable('cordon.tickets')
        .set({
          confirm_matches: sql`CASE WHEN ${field} = ANY(confirm_matches) THEN confirm_matches
                                    ELSE array_append(confirm_matches, ${field}) END`,
        })
        .where('id', '=', ticket)
        .where('bound_by', '=', 'agent')
        .where('bound_subject', '=', subject)
        .returning('confirm_matches')
        .executeTakeFirst();
      const needed = Math.max(0, CONFIRM_MATCHES - (row?.confirm_matches.length ?? 0));
      if (row === undefined || needed > 0) return needed;
      await db
        .updateTable('cordon.tickets')
        .set({ bound_by: 'caller' })
        .where('id', '=', ticket)
        .where('bound_by', '=', 'agent')
        .where('bound_subject', '=', subject)
        .execute();
      return 0;
    },

    async rebind(ticket: string, subject: string | null, category: string | null): Promise<void> {
      await db
        .updateTable('cordon.tickets')
        .set({
          bound_by: 'agent',
          bound_subject: subject,
          confirm_matches: sql`'{}'::text[]`,
          confirm_tries: 0,
          claimed_by: category === null ? [] : [category],
          // Another customer is other work: none of it was in flight.
          in_hand_since: null,
        })
        .where('id', '=', ticket)
        .execute();
    },
  };
}
