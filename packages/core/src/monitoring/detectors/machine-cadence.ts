import { byAgent, isLook, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';
import { blanks, hash32, held, put, secondsOf } from '../kept.ts';

/** Running mean and squares of the time from one customer to the next, in milliseconds (Welford 1962). */
interface Pace {
  last: number;
  at: number;
  n: number;
  mean: number;
  squares: number;
}

const IDS = 5;

interface State {
  /** Of accesses that a ticket explains, and of the others: a program runs beside somebody's work. */
  readonly paces: readonly [Pace, Pace];
  /** Customers since `windowAt` (seconds). */
  count: number;
  windowAt: number;
  readonly ids: string[];
  saidAt: number;
}

const freshPace = (): Pace => ({ last: 0, at: 0, n: 0, mean: 0, squares: 0 });

/** Counts the time since the customer before; one longer than `slowest` starts anew. */
function step(pace: Pace, at: number, slowest: number): void {
  // The low 32 bits tell apart what lies within three weeks.
  const apart = (at - pace.at) | 0;
  pace.at = at | 0;
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
  fresh: () => ({ paces: [freshPace(), freshPace()], count: 0, windowAt: 0, ids: blanks(IDS), saidAt: 0 }),
  see(state, event, about) {
    const subject = hash32(event.subject ?? '');
    const pace = state.paces[isUnexplained(event) ? 1 : 0];
    if (subject === pace.last) return null;
    pace.last = subject;
    step(pace, event.at, about.threshold('slowest') * 1000);
    const at = secondsOf(event.at);
    if (at - state.windowAt > about.threshold('minutes') * 60) {
      state.windowAt = at;
      state.count = 0;
    }
    state.count += 1;
    put(state.ids, event.id);
    const fast = state.count >= about.threshold('customers');
    const { n, mean, squares } = pace;
    const full = n >= about.threshold('run');
    const variation = full ? Math.sqrt(squares / n) / Math.max(1, mean) : 1;
    const steady = variation < about.threshold('variation') && mean >= 1000;
    if (full) Object.assign(pace, { n: 0, mean: 0, squares: 0 });
    if ((!steady && !fast) || at - state.saidAt < 3600) return null;
    state.saidAt = at;
    return {
      severity: 'high',
      reason: steady
        ? `Went through ${n + 1} customers at a steady ${(mean / 1000).toFixed(1)} seconds each, varying by ` +
          `${Math.round(variation * 100)} of 100; people vary by 50 and more.`
        : `Opened ${state.count} customers in ${about.threshold('minutes')} minutes: faster than anybody reads.`,
      events: held(state.ids),
    };
  },
};
