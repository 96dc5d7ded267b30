import { z } from 'zod';
import type { DeliveredMessage, DeliveredTicket } from '../adapter.ts';

const instant = z.iso.datetime({ offset: true });

/** A ticket event as Zendesk's webhooks send it, as far as it is read; the rest is left alone. */
export const zendeskEvent = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string().max(100),
  detail: z.looseObject({
    id: z.string().min(1).max(90),
    subject: z.string().max(1000).nullish(),
    description: z.string().max(100_000).nullish(),
    status: z.string().max(40),
    priority: z.string().max(40).nullish(),
    external_id: z.string().max(200).nullish(),
    requester_id: z.string().max(40),
    submitter_id: z.string().max(40),
    created_at: instant,
    updated_at: instant,
    via: z.looseObject({ channel: z.string().max(60) }),
  }),
  event: z.looseObject({
    comment: z
      .looseObject({
        id: z.string().min(1).max(90),
        body: z.string().max(100_000),
        is_public: z.boolean(),
        author: z.looseObject({ is_staff: z.boolean() }),
      })
      .optional(),
  }),
});

export type ZendeskEvent = z.infer<typeof zendeskEvent>;

/** What the company said of its Zendesk. */
export interface ZendeskSettings {
  readonly source: string;
  readonly party: string;
  readonly purpose: string;
  /** Channels on which the company's side knew the customer, and how it did; a channel that is not listed binds nobody. */
  readonly channels: Readonly<Record<string, 'request' | 'mail'>>;
}

const PREFIX = 'zen:event-type:ticket.';

/** Tickets in these states, or that one of these things happened to, are nobody's work any more. */
const CLOSED: ReadonlySet<string> = new Set(['solved', 'closed', 'deleted', 'archived']);
const CLOSING: ReadonlySet<string> = new Set([
  'merged',
  'marked_as_spam',
  'soft_deleted',
  'permanently_deleted',
]);

/**
 * The delivery a Zendesk event comes to.
 *
 * The customer is named only by an event that created the ticket on a channel where the company's side knew them, for a
 * ticket that the requester submitted themselves: an agent who submits one for somebody binds nobody, and an external id
 * that was written into a ticket later is a guess.
 * @returns null for an event that is about no ticket
 */
export function fromZendesk(
  { type, detail, event }: ZendeskEvent,
  settings: ZendeskSettings,
): DeliveredTicket | null {
  if (!type.startsWith(PREFIX)) return null;
  const happened = type.slice(PREFIX.length);
  const created = happened === 'created';
  const own = detail.requester_id === detail.submitter_id;
  return {
    source: settings.source,
    externalId: `zendesk:${detail.id}`,
    party: settings.party,
    purpose: settings.purpose,
    subjectLine: (detail.subject ?? '').slice(0, 300) || 'No subject',
    priority: priorityOf(detail.priority),
    status: CLOSING.has(happened) ? 'closed' : statusOf(detail.status),
    createdAt: new Date(detail.created_at),
    updatedAt: new Date(detail.updated_at),
    requester: created && own ? knownOn(detail, settings.channels) : null,
    messages: [
      ...(created ? descriptionOf(detail, own) : []),
      ...(happened === 'comment_added' ? commentOf(event, detail.updated_at) : []),
    ],
  };
}

/** The customer, where the ticket came by a channel on which the company's side knew them. */
function knownOn(
  { external_id: subject, via: { channel } }: ZendeskEvent['detail'],
  channels: ZendeskSettings['channels'],
): DeliveredTicket['requester'] {
  // A channel is a word of a stranger: one that every object has as a property is not listed.
  const by = Object.hasOwn(channels, channel) ? channels[channel] : undefined;
  return by === undefined || subject == null || subject === '' ? null : { by, subject };
}

function descriptionOf(
  { description, created_at }: ZendeskEvent['detail'],
  own: boolean,
): readonly DeliveredMessage[] {
  if (description == null || description === '') return [];
  return [
    { id: 'description', at: new Date(created_at), author: own ? 'customer' : 'agent', body: description },
  ];
}

/** A private comment is between the company's people, and no part of the conversation with the customer. */
function commentOf({ comment }: ZendeskEvent['event'], at: string): readonly DeliveredMessage[] {
  if (comment?.is_public !== true) return [];
  const author = comment.author.is_staff ? 'agent' : 'customer';
  return [{ id: `comment:${comment.id}`, at: new Date(at), author, body: comment.body }];
}

function statusOf(status: string): DeliveredTicket['status'] {
  const word = status.toLowerCase();
  if (CLOSED.has(word)) return 'closed';
  return word === 'pending' || word === 'hold' ? 'pending' : 'open';
}

function priorityOf(priority: string | null | undefined): DeliveredTicket['priority'] {
  const word = priority?.toLowerCase();
  return word === 'low' || word === 'high' || word === 'urgent' ? word : 'normal';
}
