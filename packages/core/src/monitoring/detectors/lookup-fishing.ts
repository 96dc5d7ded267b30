import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { blanks, hash32, held, put } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

const MISSED = new Set(['not-found', 'no-match', 'no-hit', 'miss']);
const BROAD = new Set(['wildcard', 'empty-search', 'prefix', 'broad']);

const IDS = 5;

interface State {
  hour: number;
  lookups: number;
  missed: number;
  broad: number;
  opened: number;
  last: number;
  readonly ids: string[];
  said: number;
}

/** A search that found nobody. One that failed for another told reason, such as an upstream outage, says nothing of the asker. */
function missed(event: WatchedEvent): boolean {
  if (event.code !== null) return MISSED.has(event.code);
  return !event.ok || event.flags.some((flag) => MISSED.has(flag));
}

/**
 * Searching for customers instead of serving them (research 4.3, rule 5): searches that find nobody, searches that ask for
 * everybody, and searches whose results are never opened.
 */
export const lookupFishing: Detector<State> = {
  kind: 'lookup-fishing',
  needs: ['accesses'],
  keepFor: 2 * 3_600_000,
  keyOf: byAgent,
  fresh: () => ({ hour: 0, lookups: 0, missed: 0, broad: 0, opened: 0, last: 0, ids: blanks(IDS), said: 0 }),
  see(state, event, about) {
    const hour = Math.floor(event.at / 3_600_000);
    if (hour !== state.hour)
      Object.assign(state, { hour, lookups: 0, missed: 0, broad: 0, opened: 0, ids: blanks(IDS), said: 0 });
    if (event.kind !== 'lookup') {
      if (event.subject === null) return null;
      const subject = hash32(event.subject);
      if (subject !== state.last) state.opened += 1;
      state.last = subject;
      return null;
    }
    const isMissed = missed(event);
    if (!event.ok && !isMissed) return null;
    state.lookups += 1;
    const isBroad = event.flags.some((flag) => BROAD.has(flag)) || event.rows >= about.threshold('broadRows');
    if (isMissed) state.missed += 1;
    if (isBroad) state.broad += 1;
    put(state.ids, event.id);
    const usual = about.usual('lookups-per-subject');
    const unopened = state.lookups / Math.max(1, state.opened);
    const many = Math.max(about.threshold('misses'), 2 ** state.said * about.threshold('misses'));
    const reason =
      isMissed && state.missed >= many && state.missed >= state.lookups * about.threshold('missShare')
        ? `Searched ${state.lookups} times this hour and found nobody ${state.missed} times.`
        : isBroad && state.broad === about.threshold('broad')
          ? `Searched ${state.broad} times this hour for more than one customer at once.`
          : usual.peers !== null &&
              state.lookups >= about.threshold('unopened') * 2 ** state.said &&
              unopened >= about.threshold('unopenedRatio') &&
              unopened > 2 * Math.max(usual.peers.p99, usual.own?.p99 ?? 0)
            ? `Searched ${state.lookups} times this hour and opened ${state.opened}; peers search at most ` +
              `${usual.peers.p99.toFixed(1)} times for each customer.`
            : null;
    if (reason === null) return null;
    state.said += 1;
    return { severity: 'medium', reason, events: held(state.ids) };
  },
};
