import { byAgent } from '../access.ts';
import { rareCount } from '../chance.ts';
import type { About, Detector, Usual } from '../detector.ts';
import type { Sign } from '../signal.ts';
import { dayOf } from '../kept.ts';
import { isUnlike, usually } from './need.ts';

/** [day, customers, customers no ticket explains], oldest first. */
type Day = [day: number, customers: number, unexplained: number];

interface State {
  days: Day[];
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
  fresh: () => ({ days: [] }),
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
    return summed(state, about) ?? dayAfterDay(state, about);
  },
  keepFor: 30 * 86_400_000,
};

function summed({ days }: State, about: About): Sign | null {
  // One burst on a day before is another detector's; what comes day after day is this one's.
  const before = days.slice(0, -1).map(([, , unexplained]) => unexplained);
  const sum = before.reduce((total, count) => total + count, days.at(-1)?.[2] ?? 0) - Math.max(0, ...before);
  if (days.length < about.threshold('fewestDays') || sum < about.threshold('floor')) return null;
  const usual = about.usual('unexplained-a-day');
  if (usual.peers === null) return null;
  // A day's mean hardly shows in a median of small counts; a third of the 95th percentile is about it (Poisson).
  const { median, p80, p95 } = usual.peers;
  const unlike = isUnlike(usual, about.threshold('ownDays'), about.threshold('ownFew'));
  const daily = Math.max(median, unlike ? p80 / 2 : p95 / 3, usual.own?.median ?? 0);
  // Whoever stopped is not said again day after day for what is past.
  const today = days.at(-1)?.[2] ?? 0;
  if (today < daily + about.threshold('todayMore')) return null;
  const expected = daily * (days.length - 1) * about.threshold('uneven');
  if (sum < rareCount(expected, about.threshold('chance'))) return null;
  return {
    severity: sum >= expected * about.threshold('highTimes') ? 'high' : 'medium',
    reason: `${sum} customers in ${days.length} days without a ticket that explains it; a day ${usually(usual)}.`,
    events: [...about.latest()],
  };
}

function dayAfterDay({ days }: State, about: About): Sign | null {
  const run = about.threshold('runDays');
  if (days.length < run) return null;
  const latest = days
    .slice(-run)
    .map(([, customers]) => customers)
    .sort((a, b) => a - b);
  // The median: one long day does not make a habit.
  const most = latest[Math.floor(run / 2)] ?? 0;
  if (most < about.threshold('dayFloor')) return null;
  const usual = about.usual('subjects-a-day');
  if (usual.peers === null || most < boundOf(usual, about) || (latest[0] ?? 0) < usual.peers.median)
    return null;
  return {
    severity: 'medium',
    reason: `${most} customers a day on most of ${run} worked days; ${usually(usual)}.`,
    events: [...about.latest()],
  };
}

/** Beside the peers; or, once the own days tell, beside those and most of the peers: queues have quick and slow people. */
function boundOf(usual: Usual, about: About): number {
  const { own, peers, busy } = usual;
  if (peers === null) return Infinity;
  const beside = besidePeers(usual, about);
  if (own === null || own.n < about.threshold('changedDays')) return beside;
  const spread = Math.max(own.spread, Math.sqrt(own.median + 1));
  const changed = Math.max(
    (own.median + about.threshold('dayZ') * spread) * busy,
    own.median * about.threshold('changedTimes') * busy,
    peers.p80 * about.threshold('manyTimes'),
  );
  return Math.min(beside, changed);
}

function besidePeers({ own, peers }: Usual, about: About): number {
  if (peers === null) return Infinity;
  const spread = Math.max(peers.spread, Math.sqrt(peers.median + 1));
  return Math.max(
    peers.median + about.threshold('dayZ') * spread,
    peers.median * about.threshold('dayTimes'),
    // The median: the first days of the collection must not excuse the next.
    own === null ? 0 : own.median * about.threshold('ownTimes'),
  );
}
