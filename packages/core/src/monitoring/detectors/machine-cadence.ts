import { byAgent, isLook, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';
import { hash32, lately } from '../kept.ts';

/** Running mean and squares of the time from one customer to the next, in milliseconds (Welford 1962). */
interface Pace {
  last: number;
  at: number;
  n: number;
  mean: number;
  squares: number;
}

interface State {
  /** Of accesses that a ticket explains, and of the others: a program runs beside somebody's work. */
  readonly paces: readonly [Pace, Pace];
  /** Customers since `windowAt` (milliseconds). */
  count: number;
  windowAt: number;
  readonly ids: string[];
  saidAt: number;
}

const freshPace = (): Pace => ({ last: 0, at: 0, n: 0, mean: 0, squares: 0 });

/** Counts the time since the customer before; one longer than `slowest` starts anew. */
function step(pace: Pace, at: number, slowest: number): void {
  const apart = at - pace.at;
  pace.at = at;
  if (apart < 0 || apart > slowest) {
    Object.assign(pace, { n: 0, mean: 0, squares: 0 });
    return;
  }
  pace.n += 1;
  const from = apart - pace.mean;
  pace.mean += from / pace.n;
  pace.squares += from * (apart - pace.mean);
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
  fresh: () => ({ paces: [freshPace(), freshPace()], count: 0, windowAt: 0, ids: [], saidAt: 0 }),
  see(state, event, about) {
    const subject = hash32(event.subject ?? '');
    const pace = state.paces[isUnexplained(event) ? 1 : 0];
    if (subject === pace.last) return null;
    pace.last = subject;
    step(pace, event.at, about.threshold('slowest') * 1000);
    if (event.at - state.windowAt > about.threshold('minutes') * 60_000) {
      state.windowAt = event.at;
      state.count = 0;
    }
    state.count += 1;
    lately(state.ids, event.id);
    const fast = state.count >= about.threshold('customers');
    const { n, mean, squares } = pace;
    const full = n >= about.threshold('run');
    const variation = full ? Math.sqrt(squares / n) / Math.max(1, mean) : 1;
    const steady = variation < about.threshold('variation') && mean >= 1000;
    if (full) Object.assign(pace, { n: 0, mean: 0, squares: 0 });
    if ((!steady && !fast) || event.at - state.saidAt < 3_600_000) return null;
    state.saidAt = event.at;
    return {
      severity: 'high',
      reason: steady
        ? `Went through ${n + 1} customers at a steady ${(mean / 1000).toFixed(1)} seconds each, varying by ` +
          `${Math.round(variation * 100)} of 100; people vary by 50 and more.`
        : `Opened ${state.count} customers in ${about.threshold('minutes')} minutes: faster than anybody reads.`,
      events: [...state.ids],
    };
  },
};
