import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { hash32, isNew } from '../kept.ts';
import { kilometresBetween } from '../places/distance.ts';

interface State {
  country: string;
  at: number;
  id: string;
  /** Pairs of countries this agent flipped between before: the exit of a private network, not a journey. */
  readonly pairs: number[];
}

/**
 * In two countries sooner than anybody can fly (research 4.3, rule 11). Asked only where the terms let people work from
 * home: elsewhere another country is refused by the network condition, and what remains is a register that errs.
 */
export const impossibleTravel: Detector<State> = {
  kind: 'impossible-travel',
  needs: ['accesses'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) =>
    event.country === null
      ? null
      : event.kind === 'sign-in'
        ? (event.ok && event.agent) || null
        : byAgent(event),
  fresh: () => ({ country: '', at: 0, id: '', pairs: [] }),
  see(state, event, about) {
    const { country: before, at, id } = state;
    const here = event.country ?? '';
    Object.assign(state, { country: here, at: event.at, id: event.id });
    if (before === here || before === '' || about.threshold('workFromHome') === 0) return null;
    const kilometres = kilometresBetween(before, here);
    if (kilometres === null || kilometres < about.threshold('distance')) return null;
    const hours = Math.abs(event.at - at) / 3_600_000;
    if (kilometres <= hours * about.threshold('speed')) return null;
    if (!isNew(state.pairs, hash32([before, here].sort().join()), 6)) return null;
    return {
      severity: about.daysKnown < about.threshold('days') ? 'low' : 'high',
      reason:
        `Was in ${before} and ${Math.round(hours * 60)} minutes later in ${here}, at least ` +
        `${Math.round(kilometres)} km away.`,
      events: [id, event.id],
    };
  },
};
