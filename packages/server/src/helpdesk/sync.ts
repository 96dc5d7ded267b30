import { accept, isMarked, type ChangeKind } from '@cordon/core/helpdesk';
import type { DeliveredMessage } from '../tickets/index.ts';
import { nobody, withHelpdesk, type HelpdeskDeps } from './helpdesks.ts';
import type { Helpdesk, UpstreamConversation, UpstreamMessage, UpstreamTicket } from './port.ts';
import type { HelpdeskQueue, HelpdeskSettings } from './settings.ts';
import type { KnownTicket, StoredHelpdesk } from './store.ts';

/** Pages of one look; the next look goes on. */
const MOST_PAGES = 20;

/** Stands for what somebody wrote who is not the customer the ticket began with. */
const KEPT_OUT = 'Somebody else wrote on this ticket. What they wrote is kept out.';

/**
 * Takes in what changed in a helpdesk since the last look. Where reading goes on is kept after each page, and a ticket
 * that is read twice changes nothing, so a look that breaks off is simply had again.
 * @returns how many tickets were read
 * @throws Failure `helpdesk-unavailable`, `ledger-unavailable`; what was not entered was not taken in
 */
export async function syncHelpdesk(deps: HelpdeskDeps, stored: StoredHelpdesk): Promise<number> {
  const { source, settings, connectedAt } = stored;
  return withHelpdesk(deps, stored, async (helpdesk) => {
    let { reached } = stored;
    let read = 0;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const changes = await helpdesk.changed(reached, new Date(connectedAt.getTime() - LOOK_BACK_MS));
      for (const ticket of changes.tickets) {
        const queue = settings.queues.find((one) => one.queue === ticket.queue);
        if (queue === undefined) continue;
        await takeIn(deps, helpdesk, { source, settings, queue }, ticket);
        read += 1;
      }
      reached = changes.cursor;
      await deps.store.went(source, { reached, waiting: changes.left });
      if (!changes.more) break;
    }
    return read;
  });
}

/** What was going on when the helpdesk was connected is taken in too. */
const LOOK_BACK_MS = 14 * 86_400_000;

interface At {
  readonly source: string;
  readonly settings: HelpdeskSettings;
  readonly queue: HelpdeskQueue;
}

async function takeIn(deps: HelpdeskDeps, helpdesk: Helpdesk, at: At, ticket: UpstreamTicket): Promise<void> {
  const { source, settings, queue } = at;
  const { store, tickets, enterAct, now } = deps;
  const hash = (text: string) => deps.hash(source, text);
  const known = await store.known(source, ticket.number);
  const read = await helpdesk.conversation(ticket, new Set(known?.messages));
  const { customer } = read;
  const bySetter = customer !== null && settings.setters.includes(customer.setBy);
  const accepted = accept(known, {
    ...{ requesters: ticket.requesters.map(hash), copies: ticket.copies.map(hash) },
    customer: customer === null ? null : { value: hash(customer.value), bySetter },
    ...{ mergedFrom: read.mergedFrom.length, merged: read.mergedInto !== null },
  });
  const subject = accepted.binds ? (customer?.value ?? null) : null;
  const messages = wordsOf(read, settings, accepted.remember.requesters, hash);
  const fresh = read.messages.map(({ id }) => id);
  if (known === null || fresh.length > 0) {
    // The entry comes first: a ticket that nobody can prove was delivered is not taken in.
    const binding = known === null && subject !== null ? 'request' : null;
    const words = {
      source,
      helpdesk: settings.kind,
      vendor: queue.vendor,
      binding,
      messages: messages.length,
    };
    await enterAct({ act: 'ticket-delivered', ...nobody, code: null, at: now(), words });
  }
  const status = read.mergedInto === null ? ticket.status : 'closed';
  const { id } = await tickets.intake.receive({
    ...{
      source,
      externalId: externalId(settings, ticket.number),
      party: queue.vendor,
      purpose: queue.purpose,
    },
    subjectLine: ticket.subject.slice(0, 300) || 'No subject',
    ...{ priority: ticket.priority, status, createdAt: ticket.createdAt, updatedAt: ticket.updatedAt },
    requester: subject === null ? null : { by: 'request', subject },
    messages,
  });
  const named = subject === null ? 'same' : await tickets.name(id, subject);
  if (named === 'bound' && known !== null)
    await enterAct({ act: 'ticket-named', ...nobody, code: null, at: now(), words: { source, ticket: id } });
  await report(deps, at, id, [
    ...new Set([...accepted.changes, ...(named === 'other' ? (['customer'] as const) : [])]),
  ]);
  const remember: KnownTicket = { ...accepted.remember, ticket: id, messages: fresh };
  await store.remember(source, ticket.number, remember, status === 'closed' ? ticket.updatedAt : null);
}

/** One spelling for what is polled and what a webhook of the same helpdesk delivers. */
function externalId({ kind }: HelpdeskSettings, number: string): string {
  return `${kind}:${number}`;
}

/** What of a conversation the vendor's agent may be shown, once it was treated. */
function wordsOf(
  { messages }: UpstreamConversation,
  { internalComments }: HelpdeskSettings,
  requesters: readonly string[],
  hash: (text: string) => string,
): readonly DeliveredMessage[] {
  return messages.flatMap(({ id, at, by, staff, internal, body, files }): readonly DeliveredMessage[] => {
    if (internal)
      return internalComments && staff && !isMarked(body) ? [{ id, at, author: 'note', body }] : [];
    // Whoever was added later, or gets copies, is another person than the customer of this ticket.
    if (!staff && !requesters.includes(hash(by))) return [{ id, at, author: 'system', body: KEPT_OUT }];
    return [{ id, at, author: staff ? 'agent' : 'customer', body, attachments: filesOf(id, files) }];
  });
}

function filesOf(
  message: string,
  files: UpstreamMessage['files'],
): NonNullable<DeliveredMessage['attachments']> {
  return files
    .slice(0, 50)
    .map(({ id, name, mediaType, size }) => ({ id, name, mediaType, body: { message, id, size } }));
}

async function report(
  deps: HelpdeskDeps,
  { source, queue }: At,
  ticket: string,
  changes: readonly ChangeKind[],
): Promise<void> {
  for (const change of changes) {
    await deps.findings.raise({
      ...{ kind: 'ticket-contested', about: `${source}/${ticket}/${change}`, source, vendor: queue.vendor },
      ...{ agreement: null, facts: { ticket, change } },
    });
  }
}
