import { createHash, randomUUID } from 'node:crypto';
import { mayShowIdentity } from '@cordon/core/helpdesk';
import { redact, type CompiledRules } from '@cordon/pii';
import { sql, type Kysely } from 'kysely';
import type { Keyring, TicketKey } from '../atRest/index.ts';
import type { RulesPort } from '../gate/index.ts';
import type { DeliveredAttachment, DeliveredTicket, TicketIntake } from './adapter.ts';
import { sealedBody, sealedFile, sealedRemote } from './sealedRows.ts';
import { sealedSubject } from './sealedSubjects.ts';
import type { TicketTables } from './tables.ts';

/** Takes in what a helpdesk delivers. */
export function createIntake(db: Kysely<TicketTables>, keyring: Keyring, rules: RulesPort): TicketIntake {
  return {
    async receive(delivered) {
      const { compiled } = await rules.of(delivered.purpose);
      return db.transaction().execute(async (tx) => {
        const row = ticketRow(delivered, compiled);
        const timed = sql`${row.updated_at}::timestamptz IS NOT NULL`;
        const newer = sql`coalesce(${row.updated_at}::timestamptz >= cordon.tickets.updated_at, cordon.tickets.updated_at IS NULL)`;
        const created = await tx
          .insertInto('cordon.tickets')
          .values(row)
          .onConflict((conflict) =>
            // A late or repeated delivery never changes who is bound or who works on it.
            conflict.columns(['source_id', 'external_id']).doUpdateSet({
              subject_line: sql`CASE WHEN ${newer} THEN ${row.subject_line} ELSE cordon.tickets.subject_line END`,
              priority: sql`CASE WHEN ${newer} AND ${timed} THEN ${row.priority} ELSE cordon.tickets.priority END`,
              // Closed in the helpdesk is closed here, whatever comes late: nobody works on it any more.
              status: sql`CASE WHEN 'closed' IN (${row.status}, cordon.tickets.status) THEN 'closed'
                               WHEN ${newer} AND ${timed} THEN ${row.status} ELSE cordon.tickets.status END`,
              updated_at: sql`greatest(cordon.tickets.updated_at, ${row.updated_at}::timestamptz)`,
            }),
          )
          .returning(['id', sql<boolean>`xmax = 0`.as('created')])
          .executeTakeFirstOrThrow();
        const { requester } = delivered;
        const names = created.created && requester !== null;
        if (!names && delivered.messages.length === 0) return created;
        const key = await keyring.forTicket(tx, created.id);
        if (names) {
          await tx
            .updateTable('cordon.tickets')
            .set({
              bound_subject_sealed: sealedSubject(key, created.id, 'bound_subject', requester.subject),
              first_subject_sealed: sealedSubject(key, created.id, 'first_subject', requester.subject),
            })
            .where('id', '=', created.id)
            .execute();
        }
        if (delivered.messages.length === 0) return created;
        await tx
          .insertInto('cordon.ticket_messages')
          .values(
            delivered.messages.map((message) => {
              const id = messageId(created.id, message.id);
              return {
                id,
                ticket_id: created.id,
                at: message.at,
                author: message.author,
                person_id: null,
                body: null,
                sealed: sealedBody(key, id, message.body),
              };
            }),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const files = delivered.messages.flatMap(({ id, attachments = [] }) =>
          attachments.map((attachment) =>
            attachmentRow(key, created.id, messageId(created.id, id), attachment),
          ),
        );
        if (files.length === 0) return created;
        await tx
          .insertInto('cordon.ticket_attachments')
          .values(files)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return created;
      });
    },
  };
}

function ticketRow(delivered: DeliveredTicket, custom: CompiledRules): TicketTables['cordon.tickets'] {
  const { requester } = delivered;
  return {
    id: `tic_${randomUUID()}`,
    source_id: delivered.source,
    external_id: delivered.externalId,
    party_id: delivered.party,
    purpose: delivered.purpose,
    // Lists show the subject line without asking the gate, so it is kept without personal data.
    subject_line: redact(delivered.subjectLine, { custom }).text,
    status: delivered.status,
    priority: delivered.priority,
    assignee_id: null,
    created_at: delivered.createdAt,
    last_work_at: delivered.createdAt,
    in_hand_since: null,
    updated_at: delivered.updatedAt ?? null,
    bound_by: requester?.by ?? null,
    bound_subject: null,
    bound_subject_sealed: null,
    first_bound_by: requester?.by ?? null,
    first_subject: null,
    first_subject_sealed: null,
    confirm_tries: 0,
    confirm_matches: [],
    claimed_by: [],
  };
}

/** Larger files are named but not kept: nobody reads a megabyte of text on a ticket. */
const MOST_BYTES = 1_048_576;
/** What a helpdesk says of a size, as far as it is kept. */
const MOST_SIZE = 2_000_000_000;

function attachmentRow(
  key: TicketKey,
  ticket: string,
  message: string,
  { id, name, mediaType, body }: DeliveredAttachment,
): TicketTables['cordon.ticket_attachments'] {
  const row = `att_${digest(`${message}\n${id}`)}`;
  const here = body instanceof Uint8Array;
  const size = here ? body.byteLength : Math.min(body.size, MOST_SIZE);
  const kept = here && size <= MOST_BYTES ? body : null;
  return {
    id: row,
    ticket_id: ticket,
    message_id: message,
    media_type: mediaType.slice(0, 100).padEnd(3, '?'),
    size,
    name: null,
    body: null,
    ...sealedFile(key, row, name.slice(0, 200) || 'unnamed', kept),
    document: mayShowIdentity({ name, mediaType }),
    remote_sealed: here ? null : sealedRemote(key, row, body),
  };
}

function messageId(ticket: string, external: string): string {
  return `msg_${digest(`${ticket}\n${external}`)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
