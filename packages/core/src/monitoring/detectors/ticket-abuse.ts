import { isAccess, opensForItself, selfMade } from '../access.ts';
import type { About, Detector } from '../detector.ts';
import type { Sign } from '../signal.ts';
import { hash32, isNew } from '../kept.ts';
import { needed, usually } from './need.ts';

interface Kept {
  ticket: number;
  customers: number[];
}

interface State {
  tickets: Kept[];
}

const TICKETS = 6;
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
    const hash = hash32(event.ticket ?? '');
    const kept = state.tickets.find(({ ticket }) => ticket === hash) ?? remember(state, hash);
    if (event.kind === 'ticket-closed') return closing(about);
    if (isAccess(event) && event.ok && event.subject !== null) {
      if (isNew(kept.customers, hash32(event.subject), CUSTOMERS)) {
        const sign = manyOn(kept, about);
        if (sign !== null) return sign;
      }
    }
    return opensForItself(event) || selfMade(event) ? selfOpening(about) : null;
  },
  keepFor: 5 * 86_400_000,
};

function remember(state: State, ticket: number): Kept {
  const kept: Kept = { ticket, customers: [] };
  state.tickets.push(kept);
  if (state.tickets.length > TICKETS) state.tickets.shift();
  return kept;
}

function manyOn({ customers }: Kept, about: About): Sign | null {
  const many = about.threshold('customers');
  if (customers.length < many) return null;
  const usual = about.usual('subjects-a-ticket').peers;
  if (usual !== null && customers.length < usual.p95 * about.threshold('customersTimes')) return null;
  return {
    severity: customers.length >= many * 2 ? 'high' : 'medium',
    reason: `${customers.length} customers on one ticket.`,
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
  if (count < about.threshold('quickClosed')) return null;
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
