import type { Detector } from '../detector.ts';
import { hash32, lately, put, secondsOf, zeros } from '../kept.ts';

const REBOUND = new Set(['rebound', 're-bound', 'rebind']);
const TICKETS = 8;

interface State {
  /** Ticket and customer it was bound to, hashes in turn, latest last. */
  readonly bound: number[];
  /** Seconds of re-bindings. */
  readonly times: number[];
  readonly ids: string[];
  /** Hash of the ticket that was bound anew last, and to how many customers it was bound. */
  ticket: number;
  customers: number;
  said: number;
}

/** The customer a ticket was bound to before, 0 when not known; keeps the new one. */
function bindAnew(bound: number[], ticket: number, subject: number): number {
  for (let i = bound.length - 2; i >= 0; i -= 2) {
    if (bound[i] !== ticket) continue;
    const before = bound[i + 1] ?? 0;
    bound[i + 1] = subject;
    return before;
  }
  put(bound, ticket);
  put(bound, subject);
  return 0;
}

/**
 * One ticket, tied to one customer after the other: each binding opens another file (design: a binding decides what is in
 * hand). Merging doubles and correcting a mistake are honest and rare; a row of them is a key being cut.
 */
export const reboundTicket: Detector<State> = {
  kind: 'rebound-ticket',
  needs: ['tickets'],
  keepFor: 14 * 86_400_000,
  keyOf: (event) =>
    event.kind === 'ticket-bound' && event.ticket !== null && event.ok ? event.agent || null : null,
  fresh: () => ({ bound: zeros(2 * TICKETS), times: [], ids: [], ticket: 0, customers: 0, said: 0 }),
  see(state, event, about) {
    const ticket = hash32(event.ticket ?? '');
    const subject = event.subject === null ? 0 : hash32(event.subject);
    const before = bindAnew(state.bound, ticket, subject);
    const isAnother = subject !== 0 && before !== 0 && before !== subject;
    // A merge of two tickets of one customer opens nothing; of two customers it does.
    if (
      !isAnother &&
      (event.code === null || !REBOUND.has(event.code) || (before !== 0 && before === subject))
    )
      return null;
    const at = secondsOf(event.at);
    const { times, ids } = state;
    while (times[0] !== undefined && at - times[0] > about.threshold('days') * 86_400) times.shift();
    if (times.length === 0) Object.assign(state, { said: 0, ticket: 0 });
    if (times.length >= 16) times.shift();
    times.push(at);
    lately(ids, event.id);
    state.customers = state.ticket === ticket ? state.customers + 1 : 2;
    state.ticket = ticket;
    const one = state.customers >= about.threshold('customers');
    const many = times.length >= about.threshold('tickets');
    const level = one ? 2 : many ? times.length : 0;
    if (level > 0 && level <= state.said) return null;
    if (level > 0) state.said = level * 2;
    return {
      severity: one ? 'high' : many ? 'medium' : 'low',
      reason: one
        ? `Tied ticket ${event.ticket ?? ''} to ${state.customers} customers one after the other.`
        : `Tied a ticket to another customer than before, ${times.length} times in ${about.threshold('days')} days.`,
      events: level > 0 ? [...ids] : [event.id],
    };
  },
};
