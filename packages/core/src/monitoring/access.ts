import { accessKinds, kindsOf, type WatchedEvent } from './watched.ts';

const accesses: ReadonlySet<string> = new Set(accessKinds);
const known: ReadonlySet<string> = new Set(Object.values(kindsOf).flat());

/** Kinds that do something for the customer: a case that is worked has some, one that is only looked at has none. */
const working: ReadonlySet<string> = new Set(['confirm', 'note', 'reply', 'act']);

/** States of a ticket that say somebody asked for this access. An unknown state explains nothing. */
const explaining: ReadonlySet<string> = new Set(['in-hand', 'unbound', 'agent-bound']);

/** Whether an event is an access; of a kind that nobody knows, whether it names a customer or rows. */
export function isAccess(event: WatchedEvent): boolean {
  return accesses.has(event.kind) || (!known.has(event.kind) && (event.subject !== null || event.rows > 0));
}

/** Whether an access only looks. */
export function isLook(event: WatchedEvent): boolean {
  return isAccess(event) && !working.has(event.kind);
}

/** What finishes the work on a ticket that was closed a moment ago, and shows nothing new. */
const finishing: ReadonlySet<string> = new Set(['note', 'reply']);

/**
 * Whether no ticket explains an access: none was told, or one that is closed or another's (research 4.2: most accesses
 * can be explained, the rest is worth a look).
 */
export function isUnexplained(event: WatchedEvent): boolean {
  if (event.ticketState === null) return event.ticket === null;
  return !explaining.has(event.ticketState) && !finishing.has(event.kind);
}

/**
 * Whether a look-up found nobody. One that failed, names nobody and tells no reason is taken for one: tools that tell of
 * refusals tell why.
 */
export function isMiss(event: WatchedEvent): boolean {
  if (event.code !== null) return event.code === 'not-found' || event.flags.includes('not-found');
  return (
    event.flags.includes('not-found') || (!event.ok && event.kind === 'lookup' && event.subject === null)
  );
}

/** Whether an access was refused; a look-up that found nobody was not. */
export function isDenied(event: WatchedEvent): boolean {
  return !event.ok && isAccess(event) && !isMiss(event);
}

/** The agent of an access; null for what is none. */
export function byAgent(event: WatchedEvent): string | null {
  return event.agent !== '' && isAccess(event) ? event.agent : null;
}

/** Whether the agent opens a ticket without a customer having asked; a stream that tells no code leaves it to the peers' norm. */
export function opensForItself(event: WatchedEvent): boolean {
  return (
    event.kind === 'ticket-opened' &&
    event.agent !== '' &&
    (event.code === null || event.code === 'self-opened')
  );
}

/** Whether an access rests on a ticket that the agent made or tied to its customer. */
export function selfMade(event: WatchedEvent): boolean {
  return event.ticketState === 'agent-bound' || event.flags.includes('self-opened');
}
