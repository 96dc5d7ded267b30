import { isAccess, opensForItself, selfMade } from '../access.ts';
import type { About, Detector } from '../detector.ts';
import type { Sign } from '../signal.ts';
import { hash32 } from '../kept.ts';
import { needed, usually } from './need.ts';

interface State {
  /** The latest tickets, the last used last: hash of the ticket, then hashes of its customers. */
  tickets: number[][];
}

const TICKETS = 4;
const CUSTOMERS = 10;

/**
 * Tickets that are made to explain accesses (research 4.3, rule 18: evading rule 1): one for many customers, opened by
 * the agent, closed within a minute of the look.
 */
export const ticketAbuse: Detector<State> = {
  kind: 'ticket-abuse',
  needs: ['accesses'],
  keyOf: (event) =>
    event.agent !== '' && event.ticket !== null && (isAccess(event) || event.kind.startsWith('ticket-'))
      ? event.agent
      : null,
  fresh: () => ({ tickets: [] }),
  see(state, event, about) {
    if (event.kind === 'ticket-closed') return closing(about);
    if (isAccess(event) && event.ok && event.subject !== null) {
      const customers = use(state, hash32(event.ticket ?? ''), hash32(event.subject));
      const sign = customers === null ? null : manyOn(customers, about);
      if (sign !== null) return sign;
    }
    return opensForItself(event) || selfMade(event) ? selfOpening(about) : null;
  },
  keepFor: 5 * 86_400_000,
};

/** @returns how many customers the ticket has, null where this one was known */
function use({ tickets }: State, ticket: number, customer: number): number | null {
  const place = tickets.findIndex(([of]) => of === ticket);
  const [kept] = place < 0 ? [[ticket, customer]] : tickets.splice(place, 1);
  if (kept === undefined) return null;
  if (tickets.length >= TICKETS) tickets.shift();
  tickets.push(kept);
  if (place < 0) return 1;
  if (kept.length > CUSTOMERS || kept.indexOf(customer, 1) > 0) return null;
  kept.push(customer);
  return kept.length - 1;
}

function manyOn(customers: number, about: About): Sign | null {
  const many = about.threshold('customers');
  if (customers < many) return null;
  const usual = about.usual('subjects-a-ticket').peers;
  if (usual !== null && customers < usual.p95 * about.threshold('customersTimes')) return null;
  return {
    severity: customers >= many * 2 ? 'high' : 'medium',
    reason: `${customers} customers on one ticket.`,
    events: [...about.latest()],
  };
}

function selfOpening(about: About): Sign | null {
  const count = about.now('self-opened-a-day');
  if (count < about.threshold('floor')) return null;
  const usual = about.usual('self-opened-a-day');
  const need = needed(usual, {
    floor: about.threshold('floor'),
    cold: about.threshold('cold'),
    z: about.threshold('z'),
    times: about.threshold('times'),
  });
  if (count < need) return null;
  return {
    severity: count >= need * 2 ? 'high' : 'medium',
    reason: `${count} tickets today that the agent opened or tied to a customer itself; ${usually(usual)}.`,
    events: [...about.latest()],
  };
}

function closing(about: About): Sign | null {
  const count = about.now('quick-closes-a-day');
  // How quickly a queue closes is no matter of an hour: a first day tells nothing of it yet.
  if (count < about.threshold('quickClosed') || about.daysKnown < about.threshold('quickDays')) return null;
  const usual = about.usual('quick-closes-a-day');
  const need = needed(usual, {
    floor: about.threshold('quickClosed'),
    cold: about.threshold('cold'),
    z: about.threshold('quickZ'),
    times: about.threshold('quickTimes'),
  });
  if (count < need) return null;
  return {
    severity: 'medium',
    reason: `${count} tickets today closed within a minute of the look at their customer; ${usually(usual)}.`,
    events: [...about.latest()],
  };
}
