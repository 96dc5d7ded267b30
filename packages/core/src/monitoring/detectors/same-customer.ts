import { byAgent, isMiss, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';
import { blanks, dayOf, hash32, held, put, zeros } from '../kept.ts';

const IDS = 5;
const CUSTOMERS = 6;
/** Numbers kept of a customer: hash, first day, latest day, days. */
const EACH = 4;

interface State {
  /** Customers looked at without a ticket, the latest looked at last. */
  readonly seen: number[];
  readonly ids: string[];
  said: number;
}

/** Counts a day on which the customer was looked at. @returns days, 0 where this day is counted already */
function countDay(seen: number[], customer: number, day: number, within: number): number {
  let place = 0;
  while (place < seen.length && seen[place] !== customer) place += EACH;
  const [, first = day, latest = day, days = 0] = seen.slice(place, place + EACH);
  const isOver = day - first > within;
  const now = isOver ? 1 : latest === day && days > 0 ? days : days + 1;
  seen.splice(Math.min(place, seen.length), place < seen.length ? EACH : 0);
  if (seen.length >= CUSTOMERS * EACH) seen.splice(0, EACH);
  seen.push(customer, isOver ? day : first, day, now);
  return latest === day && days > 0 && !isOver ? 0 : now;
}

/**
 * One customer looked at day after day without a ticket: somebody is followed, as a former partner or a neighbour is (research
 * 4.3, rule 7, of one who is nobody known). A case that takes long has a ticket.
 */
export const sameCustomer: Detector<State> = {
  kind: 'same-customer',
  needs: ['accesses'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) =>
    event.ok && event.subject !== null && isUnexplained(event) && !isMiss(event) ? byAgent(event) : null,
  fresh: () => ({ seen: zeros(CUSTOMERS * EACH), ids: blanks(IDS), said: 0 }),
  see(state, event, about) {
    const customer = hash32(event.subject ?? '');
    const days = countDay(state.seen, customer, dayOf(event.at), about.threshold('within'));
    if (days < 2) return null;
    put(state.ids, event.id);
    // Whose work needs no ticket may have a case that takes days.
    const own = about.usual('unexplained-a-day').own;
    if (own === null || own.median > about.threshold('few') || days < about.threshold('days')) return null;
    const isMany = days >= about.threshold('many');
    if (customer === state.said && !isMany) return null;
    state.said = customer;
    return {
      severity: isMany ? 'high' : 'medium',
      reason: `Looked at customer ${event.subject ?? ''} on ${days} days within ${about.threshold('within')} without a ticket.`,
      events: held(state.ids),
    };
  },
};
