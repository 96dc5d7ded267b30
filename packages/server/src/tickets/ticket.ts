import type { BindingKind, TicketState } from '@cordon/core/kernel';
import type { ThreadMessage } from '../gate/index.ts';
import type { TicketIntake } from './adapter.ts';
import type { StoredFile } from './sealedRows.ts';

/** Misses a caller has on one ticket before confirming is closed. */
export const CONFIRM_TRIES = 3;

/** Different fields that must match before a caller counts as confirmed. */
export const CONFIRM_MATCHES = 2;

/** A ticket as it stands in a list. */
export interface ListedTicket {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly party: string;
  readonly purpose: string;
  readonly subjectLine: string;
  readonly status: 'open' | 'pending' | 'closed';
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  readonly assignee: string | null;
  readonly createdAt: Date;
  readonly lastWorkAt: Date;
  /** Since when it is in its assignee's hand, for the same customer; null when it is in nobody's, or not known. */
  readonly inHandSince: Date | null;
  /** `known` says that there is a customer, not which. */
  readonly binding: { readonly by: BindingKind; readonly known: boolean } | null;
  readonly firstBinding: BindingKind | null;
  readonly confirmTries: number;
  readonly confirmMatches: readonly string[];
  /** Categories the caller was looked up by while the ticket was unbound. */
  readonly claimedBy: readonly string[];
}

/** A ticket as Cordon keeps it, opened. */
export interface Ticket extends ListedTicket {
  readonly binding: (NonNullable<ListedTicket['binding']> & { readonly subject: string | null }) | null;
}

/** True when the company's side tied the ticket to its customer; an agent's claim does not count. */
export function boundByCompany(binding: ListedTicket['binding']): boolean {
  return binding !== null && binding.by !== 'agent' && binding.known;
}

/** When the ticket leaves its assignee's hand. @param minutes from the terms */
export function inHandUntil(ticket: Pick<ListedTicket, 'lastWorkAt'>, minutes: number): Date {
  return new Date(ticket.lastWorkAt.getTime() + minutes * 60_000);
}

/** The ticket as the policy wants it. @param heldAtOnce tickets in the assignee's hand right now */
export function stateOf(ticket: Ticket, heldAtOnce: number): TicketState {
  const { binding } = ticket;
  return {
    id: ticket.id,
    assignee: ticket.assignee,
    open: ticket.status !== 'closed',
    binding: binding === null ? null : { by: binding.by, subject: binding.subject },
    lastWorkAt: ticket.lastWorkAt.getTime(),
    heldAtOnce,
    confirmTriesLeft: Math.max(0, CONFIRM_TRIES - ticket.confirmTries),
    claimedBy: ticket.claimedBy,
  };
}

/** What waits for one kind of work on one source. */
export interface Queue {
  readonly source: string;
  readonly purpose: string;
}

/** The tickets of an installation. Every change that may race is one conditional statement. */
export interface Tickets {
  find(id: string): Promise<Ticket | null>;
  /** Tickets assigned to a person that are not closed, last worked on first. */
  assignedTo(person: string): Promise<readonly ListedTicket[]>;
  /** Unassigned open tickets in a vendor's queues. */
  waiting(party: string, queues: readonly Queue[]): Promise<number>;
  /**
   * Tickets of some vendors' work on some sources that are tied to their customer by the company's side, last worked on
   * first.
   * @param text part of the number in the helpdesk; empty for any
   */
  boundAmong(
    works: readonly { readonly party: string; readonly source: string }[],
    text: string,
    limit: number,
  ): Promise<readonly ListedTicket[]>;
  /** How many assigned, open tickets a person worked on since then. */
  heldSince(person: string, since: Date): Promise<number>;
  /** Tickets in a person's hand that the company's side bound to this customer. */
  boundTo(person: string, subject: string, since: Date): Promise<readonly string[]>;
  messages(ticket: string): Promise<readonly ThreadMessage[]>;
  attachment(ticket: string, id: string): Promise<StoredFile | null>;
  /**
   * Push assignment of the most urgent, oldest waiting ticket; two askers never get the same, and asking many times at
   * once fills no hand beyond `atOnce`. @returns null when none waits
   */
  assignNext(
    person: string,
    party: string,
    queues: readonly Queue[],
    atOnce: number,
    now: Date,
  ): Promise<ListedTicket | 'hand-full' | null>;
  assign(ticket: string, person: string | null, now: Date): Promise<void>;
  /**
   * Work on a ticket keeps it in hand.
   * @param cold a ticket last worked on before this had left the hand, and is taken in hand anew
   */
  touch(ticket: string, now: Date, cold?: Date): Promise<void>;
  close(ticket: string, now: Date): Promise<void>;
  /** Puts a vendor's assigned tickets back into the queue. */
  unassignParty(party: string): Promise<void>;
  addMessage(message: StoredMessage): Promise<void>;
  /** Takes one confirm try. @returns tries left after it, or null when there was none */
  takeTry(ticket: string): Promise<number | null>;
  returnTry(ticket: string): Promise<void>;
  /**
   * An agent's claim who the caller of an unbound ticket is; `subject` is null after a miss, which must look the
   * same. Earlier matches no longer count, and a ticket bound by the company's side is not touched.
   * @param category by which the caller was looked up
   */
  claim(ticket: string, subject: string | null, category: string): Promise<void>;
  /** Notes a match on one field; enough different ones bind the ticket. @returns matches still needed */
  recordMatch(ticket: string, subject: string, field: string): Promise<number>;
  /** Ties the ticket to another customer after a second person approved: still only a claim to be confirmed. */
  rebind(ticket: string, subject: string | null, category: string | null): Promise<void>;
  /**
   * Ties a ticket that nobody but an agent tied to anybody yet to the customer the company's own hand named. The first
   * binding stays.
   * @returns `other` when it is somebody else's already: then nothing was changed
   */
  name(ticket: string, subject: string): Promise<'bound' | 'same' | 'other'>;
  readonly intake: TicketIntake;
}

/** A message to keep; replies and notes come here redacted. */
export interface StoredMessage {
  readonly id: string;
  readonly ticket: string;
  readonly at: Date;
  readonly author: ThreadMessage['author'];
  readonly person: string | null;
  readonly body: string;
}

/** A change of customer on a bound ticket, waiting for a second person. */
export interface Rebind {
  readonly id: string;
  readonly ticket: string;
  readonly party: string;
  /** Category the new customer was looked up by. */
  readonly claimedBy: string | null;
  readonly askedBy: { readonly id: string; readonly name: string };
  readonly askedAt: Date;
  readonly firstBinding: BindingKind | null;
  readonly decided: boolean;
}

export interface Rebinds {
  ask(rebind: {
    readonly id: string;
    readonly ticket: string;
    readonly subject: string | null;
    readonly claimedBy: string;
    readonly by: string;
    readonly at: Date;
  }): Promise<void>;
  /** Undecided ones, oldest first. @param party only this vendor's, or null for all */
  pending(party: string | null): Promise<readonly Rebind[]>;
  /** With the customer that was asked for; null after a miss. */
  find(id: string): Promise<(Rebind & { readonly subject: string | null }) | null>;
  /** @returns false when it was decided before, or the decider asked for it */
  decide(id: string, by: string, approved: boolean, at: Date): Promise<boolean>;
}
