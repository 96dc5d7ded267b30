import { byAgent, isUnexplained } from '../access.ts';
import { binomialTail } from '../chance.ts';
import type { Detector } from '../detector.ts';
import { blanks, dayOf, hash32, held, isNewIn, put, zeros } from '../kept.ts';

const WORTH = new Set(['high-value', 'high-balance', 'wealthy', 'premium']);
const CHOSEN = new Set(['self-picked', 'self-opened', 'picked', 'self-assigned']);
const TICKETS = 8;
const CUSTOMERS = 8;

const IDS = 5;

interface State {
  /** Hashes of tickets that the agent chose, latest last. */
  readonly chosen: number[];
  /** Hashes of customers of high value met lately: one who comes back was not chosen twice. */
  readonly rich: number[];
  last: number;
  week: number;
  given: number;
  givenRich: number;
  picked: number;
  pickedRich: number;
  readonly ids: string[];
  said: number;
}

/**
 * Choosing whom to serve by what there is to take: customers of high value among those the agent picked, opened a ticket
 * for or looked at without one, against their share among those that were given (assigned), which nobody chose.
 */
export const cherryPicking: Detector<State> = {
  kind: 'cherry-picking',
  needs: ['accesses', 'tickets'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) => {
    if (event.kind === 'ticket-taken' || event.kind === 'ticket-opened') return event.agent || null;
    return event.subject === null ? null : byAgent(event);
  },
  fresh: () => ({
    ...{
      chosen: zeros(TICKETS),
      rich: zeros(CUSTOMERS),
      last: 0,
      week: 0,
      given: 0,
      givenRich: 0,
      picked: 0,
      pickedRich: 0,
      ids: blanks(IDS),
      said: 0,
    },
  }),
  see(state, event, about) {
    const ticket = event.ticket === null ? 0 : hash32(event.ticket);
    if (event.kind === 'ticket-taken' || event.kind === 'ticket-opened') {
      if (event.code === null || !CHOSEN.has(event.code) || ticket === 0) return null;
      put(state.chosen, ticket);
      return null;
    }
    const subject = hash32(event.subject ?? '');
    if (subject === state.last) return null;
    state.last = subject;
    const week = Math.floor(dayOf(event.at) / 14);
    if (week !== state.week) {
      // What was given tells of the queue, and stays; what was chosen starts anew.
      Object.assign(state, { week, picked: 0, pickedRich: 0, ids: blanks(IDS), said: 0 });
      state.given >>= 1;
      state.givenRich >>= 1;
    }
    const isRich = event.flags.some((flag) => WORTH.has(flag));
    if (isRich && !isNewIn(state.rich, subject)) return null;
    if (!isUnexplained(event) && !state.chosen.includes(ticket)) {
      state.given += 1;
      if (isRich) state.givenRich += 1;
      return null;
    }
    state.picked += 1;
    if (!isRich) return null;
    state.pickedRich += 1;
    put(state.ids, event.id);
    if (state.pickedRich < about.threshold('customers') || state.pickedRich < state.said) return null;
    // A prior of fifty customers at the starting share: little given is no proof that nobody is rich.
    const usual = (state.givenRich + 50 * about.threshold('share')) / (state.given + 50);
    if (binomialTail(state.pickedRich, state.picked, usual) > about.threshold('chance')) return null;
    state.said = Math.ceil(state.pickedRich * 1.5);
    return {
      severity: 'medium',
      reason:
        `Of ${state.picked} customers they chose themselves, ${state.pickedRich} are of high value; among those given to ` +
        `them it is ${Math.round(usual * 100)} of 100.`,
      events: held(state.ids),
    };
  },
};
