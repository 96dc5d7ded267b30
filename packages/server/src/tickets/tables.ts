import type { BindingKind } from '@cordon/core/kernel';
import type { TicketKey } from '../atRest/index.ts';
import type { ThreadMessage } from '../gate/index.ts';
import { subjectOf } from './sealedSubjects.ts';
import type { ListedTicket, Ticket } from './ticket.ts';

export type TicketTables = {
  'cordon.tickets': {
    id: string;
    source_id: string;
    external_id: string;
    party_id: string;
    purpose: string;
    subject_line: string;
    status: Ticket['status'];
    priority: Ticket['priority'];
    assignee_id: string | null;
    created_at: Date;
    last_work_at: Date;
    in_hand_since: Date | null;
    updated_at: Date | null;
    bound_by: BindingKind | null;
    /** In clear only where it came before sealing; so is `first_subject`. */
    bound_subject: string | null;
    bound_subject_sealed: Buffer | null;
    first_bound_by: BindingKind | null;
    first_subject: string | null;
    first_subject_sealed: Buffer | null;
    confirm_tries: number;
    confirm_matches: string[];
    claimed_by: string[];
  };
  'cordon.ticket_messages': {
    id: string;
    ticket_id: string;
    at: Date;
    author: ThreadMessage['author'];
    person_id: string | null;
    /** In clear only where it came before sealing; empty once destroyed. */
    body: string | null;
    sealed: Buffer | null;
  };
  'cordon.ticket_attachments': {
    id: string;
    ticket_id: string;
    message_id: string;
    name: string | null;
    name_sealed: Buffer | null;
    media_type: string;
    size: number;
    body: Buffer | null;
    body_sealed: Buffer | null;
    remote_sealed: Buffer | null;
    document: boolean;
  };
  'cordon.persons': { id: string; name: string };
};

/** A row as it stands in a list: which customer it is of stays sealed. */
export function toListed(row: TicketTables['cordon.tickets']): ListedTicket {
  const known = (row.bound_subject ?? row.bound_subject_sealed) !== null;
  return {
    id: row.id,
    source: row.source_id,
    externalId: row.external_id,
    party: row.party_id,
    purpose: row.purpose,
    subjectLine: row.subject_line,
    status: row.status,
    priority: row.priority,
    assignee: row.assignee_id,
    createdAt: row.created_at,
    lastWorkAt: row.last_work_at,
    inHandSince: row.in_hand_since,
    binding: row.bound_by === null ? null : { by: row.bound_by, known },
    firstBinding: row.first_bound_by,
    confirmTries: row.confirm_tries,
    confirmMatches: row.confirm_matches,
    claimedBy: row.claimed_by,
  };
}

/**
 * A row as a ticket.
 * @param key the ticket's
 * @throws Failure `key-unavailable`
 */
export function toTicket(row: TicketTables['cordon.tickets'], key: TicketKey | null): Ticket {
  const { binding, ...listed } = toListed(row);
  return { ...listed, binding: binding === null ? null : { ...binding, subject: subjectOf(row, key) } };
}
