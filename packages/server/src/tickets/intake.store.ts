import { createHash, randomUUID } from 'node:crypto';
import { redact } from '@cordon/pii';
import { sql, type Kysely } from 'kysely';
import type { DeliveredTicket, TicketIntake } from './adapter.ts';
import type { TicketTables } from './tables.ts';

/** Takes in what a helpdesk delivers. */
export function createIntake(db: Kysely<TicketTables>): TicketIntake {
  return {
    async receive(delivered) {
      return db.transaction().execute(async (tx) => {
        const row = ticketRow(delivered);
        const created = await tx
          .insertInto('cordon.tickets')
          .values(row)
          .onConflict((conflict) =>
            // A late or repeated delivery never changes who is bound or who works on it.
            conflict.columns(['source_id', 'external_id']).doUpdateSet({ subject_line: row.subject_line }),
          )
          .returning(['id', sql<boolean>`xmax = 0`.as('created')])
          .executeTakeFirstOrThrow();
        for (const message of delivered.messages) {
          await tx
            .insertInto('cordon.ticket_messages')
            .values({
              id: messageId(created.id, message.id),
              ticket_id: created.id,
              at: message.at,
              author: message.author,
              person_id: null,
              body: message.body,
            })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        return created;
      });
    },
  };
}

function ticketRow(delivered: DeliveredTicket): TicketTables['cordon.tickets'] {
  const { requester } = delivered;
  return {
    id: `tic_${randomUUID()}`,
    source_id: delivered.source,
    external_id: delivered.externalId,
    party_id: delivered.party,
    purpose: delivered.purpose,
    // Lists show the subject line without asking the gate, so it is kept without personal data.
    subject_line: redact(delivered.subjectLine, {}).text,
    status: delivered.status,
    priority: delivered.priority,
    assignee_id: null,
    created_at: delivered.createdAt,
    last_work_at: delivered.createdAt,
    bound_by: requester?.by ?? null,
    bound_subject: requester?.subject ?? null,
    first_bound_by: requester?.by ?? null,
    first_subject: requester?.subject ?? null,
    confirm_tries: 0,
    confirm_matches: [],
    claimed_by: [],
  };
}

function messageId(ticket: string, external: string): string {
  return `msg_${createHash('sha256').update(`${ticket}\n${external}`).digest('hex').slice(0, 32)}`;
}
