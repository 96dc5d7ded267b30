import type { Clause } from '@cordon/core/agreements';
import type { Allowed, Field, Row } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { z } from 'zod';
import { decisionViewOf } from '../../agreements/index.ts';
import type { Outcome, ReadResult, TreatedMessage } from '../../gate/index.ts';
import {
  boundByCompany,
  inHandUntil,
  CONFIRM_MATCHES,
  type ListedTicket,
  type Ticket,
} from '../../tickets/index.ts';
import type { cardGroup, cellView, messageView, ticketSummary, ticketView } from './schemas.ts';

type TicketView = z.infer<typeof ticketView>;
type Cell = z.infer<typeof cellView>;

/** What each treatment means to the person who sees it. */
const reasons = {
  clear: 'Shown in full',
  partial: 'Shown in part',
  generalise: 'Shown coarsely',
  token: 'Shown as a stand-in that is the same for the same customer',
  redact: 'Removed from view',
  hidden: 'Not shown',
} as const;

/** @param minutes a ticket stays in hand after the last work on it, from the terms */
export function summaryOf(
  ticket: ListedTicket,
  person: string,
  minutes: number,
  now: Date,
): z.infer<typeof ticketSummary> {
  const until = inHandUntil(ticket, minutes);
  const inHand =
    ticket.assignee === person && ticket.status !== 'closed' && until > now && boundByCompany(ticket.binding);
  return {
    id: ticket.id,
    externalId: ticket.externalId,
    subjectLine: ticket.subjectLine,
    purpose: ticket.purpose,
    status: ticket.status,
    priority: ticket.priority,
    createdAt: ticket.createdAt.toISOString(),
    lastWorkAt: ticket.lastWorkAt.toISOString(),
    mine: ticket.assignee === person,
    binding: ticket.binding?.by ?? null,
    inHand,
    inHandUntil: inHand ? until.toISOString() : null,
  };
}

export function messageViewOf(message: TreatedMessage): z.infer<typeof messageView> {
  const { id, at, author, by, text, removed, attachments } = message;
  return { id, at: at.toISOString(), author, by, text, removed, attachments: [...attachments] };
}

export interface ViewParts {
  readonly ticket: Ticket;
  readonly summary: z.infer<typeof ticketSummary>;
  readonly outcome: Outcome<ReadResult>;
  readonly policy: Policy | null;
  readonly clauses: readonly Clause[];
  readonly mark: string;
  /** Fields a caller may be asked for or a customer be looked up by, as the terms say. */
  readonly confirmable: TicketView['confirmable'];
  readonly lookupable: TicketView['lookupable'];
  readonly confirmTriesLeft: number;
  readonly acts: TicketView['acts'];
  readonly protocol: TicketView['protocol'];
}

/** Builds the ticket page from what the gate let through. */
export function ticketViewOf(parts: ViewParts): TicketView {
  const {
    ticket,
    summary,
    outcome,
    clauses,
    mark,
    confirmable,
    lookupable,
    confirmTriesLeft,
    acts,
    protocol,
  } = parts;
  const refused = outcome.ok
    ? null
    : decisionViewOf(
        { allow: false, code: outcome.code, citations: outcome.citations },
        clauses,
        outcome.entry,
      );
  const card = outcome.ok ? groupsOf(parts, outcome) : [];
  const thread = outcome.ok
    ? outcome.parts.find(({ resource }) => kindOf(parts.policy, resource) === 'thread')
    : null;
  const decision =
    refused ??
    (thread == null || !outcome.ok
      ? null
      : decisionViewOf(thread.decision, clauses, outcome.entry, parts.policy));
  return {
    ticket: summary,
    conversation: {
      decision:
        decision ?? decisionViewOf({ allow: false, code: 'not-permitted', citations: [] }, clauses, null),
      messages: outcome.ok ? outcome.value.messages.map(messageViewOf) : [],
    },
    card,
    confirmable,
    lookupable,
    confirmTriesLeft,
    confirmMatchesNeeded: Math.max(0, CONFIRM_MATCHES - ticket.confirmMatches.length),
    mark,
    acts,
    protocol,
    replyTo: card.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).find(isMail)?.value ?? null,
  };
}

function isMail(cell: Cell): boolean {
  return cell.category === 'user.contact.email';
}

function groupsOf(
  { policy, clauses }: ViewParts,
  outcome: Extract<Outcome<ReadResult>, { ok: true }>,
): z.infer<typeof cardGroup>[] {
  return outcome.value.tables.flatMap(({ resource, rows }) => {
    const map = policy?.dataMap.resources.find(({ name }) => name === resource);
    const decision = outcome.parts.find((part) => part.resource === resource)?.decision;
    if (map === undefined || decision?.allow !== true) return [];
    return [
      {
        resource,
        label: labelOf(resource),
        rows: rows.map((row) => ({
          key: row.key,
          cells: map.fields.map((field) => cellOf(field, row, decision)),
        })),
        decision: decisionViewOf(decision, clauses, outcome.entry, policy),
      },
    ];
  });
}

function cellOf(field: Field, row: Row, decision: Allowed): Cell {
  const treatment = decision.treatments[field.name] ?? 'hidden';
  const clause =
    decision.citations.find((citation) => citation.field === field.name)?.clause ?? 'default-deny';
  return {
    field: field.name,
    label: field.label,
    category: field.category,
    value: row.cells[field.name] ?? null,
    treatment,
    clause,
    reason: `${reasons[treatment]} by clause ${clause}.`,
    rights: [...(decision.rights[field.name] ?? [])],
  };
}

function kindOf(policy: Policy | null, resource: string): string | undefined {
  return policy?.dataMap.resources.find(({ name }) => name === resource)?.kind;
}

/** `shipping_addresses` -> `Shipping addresses`. */
export function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
