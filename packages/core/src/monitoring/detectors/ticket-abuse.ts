import { isAccess, opensForItself, selfMade } from '../access.ts';
import type { About, Detector } from '../detector.ts';
import type { Sign } from '../signal.ts';
import { hash32, isNew, lately } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';
import { needed, usually } from './need.ts';

interface Kept {
  ticket: number;
  customers: number[];
  /** Milliseconds of the first event seen, and whether a customer was seen on it. */
  since: number;
  used: boolean;
}

interface State {
  tickets: Kept[];
  day: number;
  quick: number;
  ids: string[];
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
  fresh: () => ({ tickets: [], day: 0, quick: 0, ids: [] }),
  see(state, event, about) {
    lately(state.ids, event.id, 12);
    const hash = hash32(event.ticket ?? '');
    const kept = state.tickets.find(({ ticket }) => ticket === hash) ?? remember(state, hash, event.at);
    if (event.kind === 'ticket-closed') return closing(state, kept, event, about);
    if (isAccess(event) && event.ok && event.subject !== null) {
      kept.used = true;
      if (isNew(kept.customers, hash32(event.subject), CUSTOMERS)) {
        const sign = manyOn(state, kept, about);
        if (sign !== null) return sign;
      }
    }
    return opensForItself(event) || selfMade(event) ? selfOpening(state, about) : null;
  },
  keepFor: 5 * 86_400_000,
};

function remember(state: State, ticket: number, at: number): Kept {
  const kept: Kept = { ticket, customers: [], since: at, used: false };
  state.tickets.push(kept);
  if (state.tickets.length > TICKETS) state.tickets.shift();
  return kept;
}

function manyOn(state: State, { customers }: Kept, about: About): Sign | null {
  const many = about.threshold('customers');
  if (customers.length < many) return null;
  const usual = about.usual('subjects-a-ticket').peers;
  if (usual !== null && customers.length < usual.p95 * about.threshold('customersTimes')) return null;
  return {
    severity: customers.length >= many * 2 ? 'high' : 'medium',
    reason: `${customers.length} customers on one ticket.`,
    events: [...state.ids],
  };
}

function selfOpening(state: State, about: About): Sign | null {
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
    events: [...state.ids],
  };
}

function closing(state: State, kept: Kept, event: WatchedEvent, about: About): Sign | null {
  const day = Math.floor(event.at / 86_400_000);
  if (day !== state.day) {
    state.day = day;
    state.quick = 0;
  }
  if (!kept.used || event.at - kept.since > about.threshold('quickSeconds') * 1000) return null;
  state.quick += 1;
  if (state.quick < about.threshold('quickClosed')) return null;
  return {
    severity: 'medium',
    reason: `${state.quick} tickets today closed within a minute, a customer seen on each.`,
    events: [...state.ids],
  };
}
