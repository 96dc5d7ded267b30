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

/** Whether no ticket explains an access: none was told, or one that is closed or another's. */
export function isUnexplained(event: WatchedEvent): boolean {
  return event.ticket === null || (event.ticketState !== null && !explaining.has(event.ticketState));
}

/** The agent of an access; null for what is none. */
export function byAgent(event: WatchedEvent): string | null {
  return event.agent !== '' && isAccess(event) ? event.agent : null;
}
