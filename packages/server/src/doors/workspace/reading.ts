import type { z } from 'zod';
import { isWorking, type Assignment } from '../../assignments/index.ts';
import { worksFrom, type SignedIn } from '../../identity/index.ts';
import { ticketProtocol } from '../../protocols/index.ts';
import {
  ask,
  fieldsWithRight,
  handOf,
  openDesk,
  Refused,
  whoOf,
  type Desk,
  type WorkspaceDeps,
} from './desk.ts';
import type { ticketList, ticketSummary, ticketView } from './schemas.ts';
import { markOf } from './mark.ts';
import { actsOf } from './sourceActs.ts';
import { summaryOf, ticketViewOf } from './view.ts';

/** Refusals that still show the ticket page: the next step (confirm the caller, take the ticket) is on it. */
const stillShown: ReadonlySet<string> = new Set([
  'ticket-not-in-hand',
  'attempts-exhausted',
  'limit-reached',
]);

/** My tickets: what is assigned to me, and how many wait. Holds no customer data. */
export async function listTickets(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
): Promise<z.infer<typeof ticketList>> {
  const now = deps.now();
  const { id, partyId } = signedIn.person;
  const [tickets, work] = await Promise.all([deps.tickets.assignedTo(id), workOf(deps, signedIn)]);
  const queues = queuesOf(signedIn, work, now);
  const source = tickets[0]?.source ?? work[0]?.source ?? null;
  const hand = handOf(source === null ? null : await policyOf(deps, partyId, source));
  const items = tickets.map((ticket) => summaryOf(ticket, id, hand.minutes, now));
  return {
    items,
    inHand: items.filter(({ inHand }) => inHand).length,
    atOnce: hand.atOnce,
    waiting: queues.length === 0 ? 0 : await deps.tickets.waiting(partyId, queues),
  };
}

/** The ticket page: conversation and customer card, read through the gate as one access. */
export async function viewTicket(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
): Promise<z.infer<typeof ticketView>> {
  const opened = await openDesk(deps, signedIn, id, 'read');
  if (!opened.ok) throw new Refused(opened, []);
  const { desk } = opened;
  const resources = desk.policy?.dataMap.resources.map(({ name }) => name) ?? [];
  const outcome = await deps.gate.read(desk.who, desk.work, ask('read', resources));
  if (!outcome.ok && !stillShown.has(outcome.code)) throw new Refused(outcome, desk.clauses);
  return ticketViewOf({
    ticket: desk.ticket,
    summary: summaryOf(desk.ticket, signedIn.person.id, desk.minutes, deps.now()),
    outcome,
    policy: desk.policy,
    clauses: desk.clauses,
    mark: markOf(signedIn.person.name, deps.now(), outcome.entry),
    confirmable: fieldsWithRight(desk, 'confirm'),
    lookupable: fieldsWithRight(desk, 'lookup'),
    confirmTriesLeft: desk.work.ticket?.confirmTriesLeft ?? 0,
    acts: outcome.ok ? actsOf(desk) : [],
    protocol: await protocolOf(deps, desk),
  });
}

/** What may be done with what the card shows, beside it. */
async function protocolOf(
  deps: WorkspaceDeps,
  { policy, who, work }: Desk,
): Promise<z.infer<typeof ticketView>['protocol']> {
  if (policy === null) return null;
  const { protocol } = await deps.protocols.standing(who, work, deps.now());
  return ticketProtocol(policy, { purpose: work.purpose, role: who.principal.role }, protocol);
}

/**
 * Push assignment: the next waiting ticket of the person's assignments whose shift runs and whose site they are at, chosen
 * by the queue and not by the agent. Without one it is refused, with an entry.
 */
export async function takeNext(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
): Promise<z.infer<typeof ticketSummary> | 'hand-full' | 'queue-empty'> {
  const { id, partyId } = signedIn.person;
  const now = deps.now();
  const [{ atOnce }, work] = await Promise.all([listTickets(deps, signedIn), workOf(deps, signedIn)]);
  const queues = queuesOf(signedIn, work, now);
  if (queues.length === 0) {
    const nowhere = { agreement: work[0]?.agreement.id ?? null, source: '', purpose: '', ticket: null };
    const onShift = work.some((one) => isWorking(one, now));
    const code = work.length === 0 ? 'not-permitted' : onShift ? 'network-not-allowed' : 'outside-hours';
    throw new Refused(await deps.gate.refuse(whoOf(signedIn, now), nowhere, ask('read', []), code), []);
  }
  const ticket = await deps.tickets.assignNext(id, partyId, queues, atOnce, now);
  if (ticket === 'hand-full') return ticket;
  if (ticket === null) return 'queue-empty';
  const policy = await policyOf(deps, partyId, ticket.source);
  return summaryOf(ticket, id, handOf(policy).minutes, deps.now());
}

/** Takes an assigned ticket back in hand. */
export async function takeBack(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
): Promise<z.infer<typeof ticketSummary>> {
  const { ticket, minutes } = await worked(deps, signedIn, id);
  return summaryOf({ ...ticket, lastWorkAt: deps.now() }, signedIn.person.id, minutes, deps.now());
}

export async function closeTicket(deps: WorkspaceDeps, signedIn: SignedIn, id: string): Promise<void> {
  const { ticket } = await worked(deps, signedIn, id);
  await deps.tickets.close(ticket.id, deps.now());
  await deps.upstream.closed(ticket.id);
}

async function worked(deps: WorkspaceDeps, signedIn: SignedIn, id: string): Promise<Desk> {
  const opened = await openDesk(deps, signedIn, id, 'read');
  if (!opened.ok) throw new Refused(opened, []);
  const now = deps.now();
  await deps.tickets.touch(id, now, new Date(now.getTime() - opened.desk.minutes * 60_000));
  return opened.desk;
}

/** Work that can be taken up now: its shift runs, and the person is at its site. */
function queuesOf(signedIn: SignedIn, work: readonly Assignment[], now: Date): readonly Assignment[] {
  return work.filter((one) => isWorking(one, now) && worksFrom(signedIn, one.site?.id ?? null));
}

/** The person's assignments under the agreements that cover their work now. */
async function workOf(deps: WorkspaceDeps, { person }: SignedIn): Promise<readonly Assignment[]> {
  const now = deps.now();
  const live = await deps.assignments.live({ person: person.id }, now);
  const covering = await Promise.all(live.map(({ source }) => deps.cover.of(person.partyId, source, now)));
  return live.filter(({ agreement }, index) => covering[index]?.agreement === agreement.id);
}

async function policyOf(deps: WorkspaceDeps, party: string, source: string) {
  const now = deps.now();
  const cover = await deps.cover.of(party, source, now);
  const terms = await deps.inForce.inForce(cover?.agreement ?? null, now);
  return terms.ok ? terms.policy : null;
}
