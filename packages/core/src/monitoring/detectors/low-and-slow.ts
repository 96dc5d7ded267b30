import { byAgent } from '../access.ts';
import { rareCount } from '../chance.ts';
import type { About, Detector, Usual } from '../detector.ts';
import type { Sign } from '../signal.ts';
import { dayOf, lately } from '../kept.ts';
import { usually } from './need.ts';

/** [day, customers, customers no ticket explains], oldest first. */
type Day = [day: number, customers: number, unexplained: number];

interface State {
  days: Day[];
  ids: string[];
}

const DAYS = 14;

/**
 * Collection over days that no single day gives away: customers no ticket explains, summed over 14 days, beside the
 * peers (Poisson tail; research 4.3, rule 3), and the number of customers itself, day after day above what peers and
 * the agent had (AT&T: 135 a day for half a year, each with a plausible reason).
 */
export const lowAndSlow: Detector<State> = {
  kind: 'low-and-slow',
  needs: ['accesses'],
  keyOf: (event) => (event.subject === null ? null : byAgent(event)),
  fresh: () => ({ days: [], ids: [] }),
  see(state, event, about) {
    const day = dayOf(event.at);
    const customers = about.now('subjects-a-day');
    const unexplained = about.now('unexplained-a-day');
    let today = state.days.at(-1);
    if (today === undefined || today[0] < day) {
      today = [day, 0, 0];
      state.days = [...state.days.filter(([of]) => of > day - DAYS), today];
    }
    if (customers <= today[1] && unexplained <= today[2]) return null;
    today[1] = customers;
    today[2] = unexplained;
    lately(state.ids, event.id, 12);
    return summed(state, about) ?? dayAfterDay(state, about);
  },
  keepFor: 30 * 86_400_000,
};

function summed({ days, ids }: State, about: About): Sign | null {
  const sum = days.reduce((total, [, , unexplained]) => total + unexplained, 0);
  if (days.length < about.threshold('fewestDays') || sum < about.threshold('floor')) return null;
  const usual = about.usual('unexplained-a-day');
  if (usual.peers === null) return null;
  // A day's mean hardly shows in a median of small counts; half the 95th percentile is above it.
  const daily = Math.max(usual.peers.median, usual.peers.p95 / 2, (usual.own?.p95 ?? 0) / 1.5);
  const expected = daily * days.length * about.threshold('uneven');
  if (sum < rareCount(expected, about.threshold('chance'))) return null;
  return {
    severity: sum >= expected * about.threshold('highTimes') ? 'high' : 'medium',
    reason: `${sum} customers in ${days.length} days without a ticket that explains it; a day ${usually(usual)}.`,
    events: [...ids],
  };
}

function dayAfterDay({ days, ids }: State, about: About): Sign | null {
  const run = about.threshold('runDays');
  if (days.length < run) return null;
  const latest = days.slice(-run).map(([, customers]) => customers);
  const mean = latest.reduce((sum, customers) => sum + customers, 0) / run;
  if (mean < about.threshold('dayFloor')) return null;
  const usual = about.usual('subjects-a-day');
  if (usual.peers === null || mean < boundOf(usual, about)) return null;
  // One long day does not make a habit: most of the days must have it.
  if (Math.min(...latest) < usual.peers.median) return null;
  return {
    severity: 'medium',
    reason: `${Math.round(mean)} customers a day for ${run} worked days; ${usually(usual)}.`,
    events: [...ids],
  };
}

function boundOf({ own, peers }: Usual, about: About): number {
  if (peers === null) return Infinity;
  const spread = Math.max(peers.spread, Math.sqrt(peers.median + 1));
  return Math.max(
    peers.median + about.threshold('dayZ') * spread,
    peers.median * about.threshold('dayTimes'),
    // The median: the first days of the collection must not excuse the next.
    own === null ? 0 : own.median * about.threshold('ownTimes'),
  );
}
