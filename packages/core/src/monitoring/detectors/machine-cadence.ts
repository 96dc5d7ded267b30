import { byAgent, isLook } from '../access.ts';
import type { Detector } from '../detector.ts';
import { hash32, lately } from '../kept.ts';

interface State {
  last: number;
  /** Milliseconds. */
  at: number;
  /** Running mean and squares of the time from one customer to the next, in milliseconds (Welford 1962). */
  n: number;
  mean: number;
  squares: number;
  /** Customers since `windowAt`. */
  count: number;
  windowAt: number;
  readonly ids: string[];
  saidAt: number;
}

/**
 * A program at the keyboard (research 4.3, rule 19): from customer to customer in always the same time, or faster than
 * anybody reads. Measured between customers, since within one case a page makes several accesses at once.
 */
export const machineCadence: Detector<State> = {
  kind: 'machine-cadence',
  needs: ['accesses'],
  keepFor: 86_400_000,
  keyOf: (event) => (event.subject === null || !isLook(event) ? null : byAgent(event)),
  fresh: () => ({
    ...{ last: 0, at: 0, n: 0, mean: 0, squares: 0, count: 0, windowAt: 0, ids: [], saidAt: 0 },
  }),
  see(state, event, about) {
    const subject = hash32(event.subject ?? '');
    if (subject === state.last) return null;
    state.last = subject;
    const apart = event.at - state.at;
    state.at = event.at;
    if (event.at - state.windowAt > about.threshold('minutes') * 60_000) {
      state.windowAt = event.at;
      state.count = 0;
    }
    state.count += 1;
    if (apart < 0 || apart > about.threshold('slowest') * 1000) {
      Object.assign(state, { n: 0, mean: 0, squares: 0 });
      state.ids.length = 0;
    } else {
      state.n += 1;
      const from = apart - state.mean;
      state.mean += from / state.n;
      state.squares += from * (apart - state.mean);
    }
    lately(state.ids, event.id);
    const fast = state.count >= about.threshold('customers');
    const full = state.n >= about.threshold('run');
    const variation = full ? Math.sqrt(state.squares / state.n) / Math.max(1, state.mean) : 1;
    const seconds = state.mean / 1000;
    const steady = variation < about.threshold('variation') && seconds >= 1;
    const run = state.n;
    if (full) Object.assign(state, { n: 0, mean: 0, squares: 0 });
    if ((!steady && !fast) || event.at - state.saidAt < 3_600_000) return null;
    state.saidAt = event.at;
    return {
      severity: 'high',
      reason: steady
        ? `Went through ${run + 1} customers at a steady ${seconds.toFixed(1)} seconds each, varying by ` +
          `${Math.round(variation * 100)} of 100; people vary by 50 and more.`
        : `Opened ${state.count} customers in ${about.threshold('minutes')} minutes: faster than anybody reads.`,
      events: [...state.ids],
    };
  },
};
