import type { Clause } from '@cordon/core/agreements';
import { Failure, type Code, type Operation } from '@cordon/core/kernel';
import { covers, effectiveView, type Policy } from '@cordon/core/policy';
import type { Cover, InForce } from '../../agreements/index.ts';
import { workingAs, type Assignments } from '../../assignments/index.ts';
import type { Exceptions } from '../../continuity/index.ts';
import type { Asking, Case, Gate, ProtocolsPort, Refusal, Who } from '../../gate/index.ts';
import {
  hasUndertaken,
  toPrincipal,
  worksFrom,
  type Sealing,
  type SignedIn,
  type WorkingAs,
} from '../../identity/index.ts';
import {
  boundByCompany,
  inHandUntil,
  stateOf,
  type Rebinds,
  type Ticket,
  type Tickets,
  type UpstreamRecord,
} from '../../tickets/index.ts';
import type { Originals } from '../../originals/index.ts';
import type { ScreenDeps } from '../../screen/index.ts';
import type { RevealStore } from './reveals.store.ts';

/** What the workspace needs of the rest. */
export interface WorkspaceDeps {
  readonly gate: Gate;
  readonly tickets: Tickets;
  readonly rebinds: Rebinds;
  readonly reveals: RevealStore;
  /** What was typed before it was redacted. The gate alone opens it. */
  readonly originals: Pick<Originals, 'keep' | 'about'>;
  /** Seals what is shown in clear to the browser of the session. */
  readonly sealing: Sealing;
  readonly inForce: InForce;
  /** Which agreement covers a vendor's work on a source, and its clauses. */
  readonly cover: Cover;
  readonly assignments: Pick<Assignments, 'live' | 'working' | 'since'>;
  readonly exceptions: Pick<Exceptions, 'leaseFor' | 'emergencyFor'>;
  /** Asks somebody of the company to approve a reveal, where the terms want that. */
  readonly askSecondPerson: (
    who: SignedIn,
    desk: Desk,
    cell: {
      readonly resource: string;
      readonly field: string;
      readonly key: string;
      readonly reason: string;
    },
    refusal: Refusal,
  ) => Promise<void>;
  readonly upstream: UpstreamRecord;
  readonly screen: ScreenDeps;
  /** The protocol of a piece of work, for who works it; what the gate holds their texts to. */
  readonly protocols: Pick<ProtocolsPort, 'standing'>;
  now(): Date;
}

/** A ticket opened by the person it is assigned to, with the terms that cover it. */
export interface Desk {
  readonly who: Who;
  readonly ticket: Ticket;
  readonly work: Case;
  readonly policy: Policy | null;
  readonly clauses: readonly Clause[];
  /** Minutes a ticket stays in hand after the last work on it. */
  readonly minutes: number;
}

/** In-hand minutes and tickets at once where the terms name none. */
const DEFAULT_HAND = { minutes: 30, atOnce: 5 } as const;

export function handOf(policy: Policy | null): { readonly minutes: number; readonly atOnce: number } {
  return policy?.terms.ticketInHand ?? DEFAULT_HAND;
}

/** An asking with nothing in it but the operation and the resources. */
export function ask(operation: Operation, resources: readonly string[], rest: Partial<Asking> = {}): Asking {
  return {
    operation,
    resources,
    field: null,
    key: null,
    literal: null,
    act: null,
    reason: null,
    flags: [],
    ...rest,
  };
}

/** @param as the assignment they work under; without one they act in no role */
export function whoOf(signedIn: SignedIn, now: Date, as: WorkingAs | null = null): Who {
  return {
    principal: toPrincipal(signedIn, now.getTime(), as),
    session: signedIn.sessionId,
    ip: signedIn.ip,
    ...(signedIn.frame !== undefined && { frame: signedIn.frame.id }),
  };
}

/**
 * Opens a ticket for the person who asks. Another person's ticket and one that does not exist get the same
 * refusal, and both are entries.
 */
export async function openDesk(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  operation: Operation,
): Promise<{ readonly ok: true; readonly desk: Desk } | Refusal> {
  const now = deps.now();
  const ticket = await deps.tickets.find(id);
  if (ticket?.assignee !== signedIn.person.id) {
    return deps.gate.refuse(whoOf(signedIn, now), strangersCase(ticket), ask(operation, []), 'not-in-scope');
  }
  const { inHandSince } = ticket;
  const cover = await deps.cover.of(signedIn.person.partyId, ticket.source, now, inHandSince);
  const terms = await deps.inForce.inForce(cover?.agreement ?? null, now, inHandSince);
  const policy = terms.ok ? terms.policy : null;
  const asked = { agreement: cover?.agreement ?? null, purpose: ticket.purpose };
  const as = await workingAs(deps.assignments, signedIn.person.id, asked, now);
  const who = await leased(deps, whoOf(signedIn, now, as), policy, now);
  // Cited by its clause where the terms name it; the rule of the party's list holds where they do not.
  const named = policy?.terms.conditions.some(({ kind }) => kind === 'network') === true;
  if (as !== null && !named && !worksFrom(signedIn, as.site)) {
    const case_ = { ...strangersCase(ticket), agreement: cover?.agreement ?? null };
    return deps.gate.refuse(who, case_, ask(operation, []), 'network-not-allowed');
  }
  const hand = handOf(policy);
  const since = new Date(now.getTime() - hand.minutes * 60_000);
  const held = await deps.tickets.heldSince(signedIn.person.id, since);
  const work: Case = {
    agreement: cover?.agreement ?? null,
    source: ticket.source,
    purpose: ticket.purpose,
    ticket: stateOf(ticket, held),
    inHandSince,
  };
  return {
    ok: true,
    desk: { who, ticket, work, policy, clauses: cover?.clauses ?? [], minutes: hand.minutes },
  };
}

/** With the continuity lease that runs where they are, if the terms know any. */
export async function leased(
  deps: Pick<WorkspaceDeps, 'exceptions'>,
  who: Who,
  policy: Policy | null,
  now: Date,
): Promise<Who> {
  if (policy?.lease == null) return who;
  const { site } = who.principal;
  const lease = await deps.exceptions.leaseFor(policy.agreement, { site, ip: who.ip }, now);
  return lease === undefined ? who : { ...who, principal: { ...who.principal, lease } };
}

/** What a ticket in this person's hand allows work on at another door, or why it allows none. */
export async function workInHand(
  deps: Pick<WorkspaceDeps, 'tickets' | 'cover' | 'inForce' | 'now'> & {
    readonly assignments: Pick<Assignments, 'working'>;
  },
  signedIn: SignedIn,
  id: string,
): Promise<{ readonly agreement: string; readonly purpose: string } | Code> {
  const now = deps.now();
  const ticket = await deps.tickets.find(id);
  if (ticket?.assignee !== signedIn.person.id || ticket.status === 'closed') return 'not-in-scope';
  const { inHandSince, purpose, source } = ticket;
  const cover = await deps.cover.of(signedIn.person.partyId, source, now, inHandSince);
  const terms = await deps.inForce.inForce(cover?.agreement ?? null, now, inHandSince);
  if (!terms.ok) return terms.code;
  if (!hasUndertaken(signedIn, now.getTime())) return 'undertaking-unsigned';
  if (inHandUntil(ticket, handOf(terms.policy).minutes) <= now) return 'ticket-not-in-hand';
  const { agreement } = terms.policy.terms;
  const as = await workingAs(deps.assignments, signedIn.person.id, { agreement, purpose }, now);
  if (as === null) return 'not-permitted';
  if (!as.onShift) return 'outside-hours';
  if (!worksFrom(signedIn, as.site)) return 'network-not-allowed';
  return { agreement, purpose };
}

function strangersCase(ticket: Ticket | null): Case {
  return {
    agreement: null,
    source: ticket?.source ?? '',
    purpose: ticket?.purpose ?? '',
    ticket: ticket === null ? null : stateOf(ticket, 0),
  };
}

/** Refuses, with the words of the clauses that this desk's agreement has. */
export class Refused extends Error {
  readonly refusal: Omit<Refusal, 'ok'>;
  readonly clauses: readonly Clause[];

  constructor(refusal: Refusal, clauses: readonly Clause[]) {
    super(refusal.code);
    this.refusal = refusal;
    this.clauses = clauses;
  }
}

/** Nothing is opened that could not be sealed to this browser: refused before the gate fetches it, and entered. */
export async function requireSealing(
  deps: WorkspaceDeps,
  desk: Pick<Desk, 'who' | 'work' | 'clauses'>,
  asking: Asking,
): Promise<void> {
  if (await deps.sealing.ready(desk.who.frame ?? desk.who.session)) return;
  throw new Refused(await deps.gate.refuse(desk.who, desk.work, asking, 'sealing-key-missing'), desk.clauses);
}

/** The category of a field that a decision under the desk's policy allowed. */
export function categoryOf(
  { policy }: Desk,
  at: { readonly resource: string; readonly field: string },
): string {
  const resource = policy?.dataMap.resources.find(({ name }) => name === at.resource);
  const field = resource?.fields.find(({ name }) => name === at.field);
  if (field === undefined) throw new Failure('internal', 'an allowed field is not in the data map');
  return field.category;
}

/**
 * Fields of the data map that the terms give this right on, for this person's role and the ticket's purpose; to
 * confirm an unbound caller, without what they were looked up by and what matched already: neither counts (again).
 */
export function fieldsWithRight(
  { policy, who, work, ticket }: Desk,
  right: 'lookup' | 'confirm',
): { resource: string; field: string; label: string; category: string }[] {
  if (policy === null) return [];
  const unbound = right === 'confirm' && !boundByCompany(ticket.binding);
  const used = unbound ? ticket.claimedBy : [];
  const matched = unbound ? ticket.confirmMatches : [];
  return policy.dataMap.resources.flatMap((resource) =>
    effectiveView(policy, who.principal.role, work.purpose, resource.name)
      .filter(({ rights }) => rights.includes(right))
      .flatMap(({ field: name }) => resource.fields.find((field) => field.name === name) ?? [])
      .filter(({ category }) => !used.some((claimed) => covers(claimed, category)))
      .filter(({ name }) => !matched.includes(`${resource.name}.${name}`))
      .map(({ name, label, category }) => ({ resource: resource.name, field: name, label, category })),
  );
}
