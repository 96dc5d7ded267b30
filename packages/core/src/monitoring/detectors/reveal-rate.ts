import { byAgent } from '../access.ts';
import type { Band, Detector } from '../detector.ts';
import { blanks, dayOf, held, put } from '../kept.ts';

const IDS = 5;

interface State {
  day: number;
  /** Count at which it speaks again today. */
  next: number;
  readonly ids: string[];
}

/** How far above the usual, in standard deviations of a robust kind; a spread below `least` is noise. */
function above(band: Band, value: number, least: number): number {
  return (value - band.median) / Math.max(band.spread, least);
}

/** A count varies by at least the root of its size. */
const aboveCount = (band: Band, count: number): number =>
  above(band, count, Math.sqrt(Math.max(1, band.median)));

/**
 * Sensitive values uncovered far more often than peers of the queue need (research 4.3, rule 6; the bribed agents of 2024).
 * Both the count and the share must stand out: on a day of an outage everybody counts more, and nobody needs more each.
 */
export const revealRate: Detector<State> = {
  kind: 'reveal-rate',
  needs: ['accesses'],
  keepFor: 86_400_000,
  keyOf: (event) => (event.kind === 'reveal' ? byAgent(event) : null),
  fresh: () => ({ day: 0, next: 0, ids: blanks(IDS) }),
  see(state, event, about) {
    const day = dayOf(event.at);
    if (day !== state.day) Object.assign(state, { day, next: about.threshold('reveals'), ids: blanks(IDS) });
    put(state.ids, event.id);
    const reveals = about.now('reveals-a-day');
    if (reveals < state.next) return null;
    const { own, peers } = about.usual('reveals-a-day');
    const each = about.usual('reveals-per-subject').peers;
    if (peers === null || each === null) return null;
    const z = about.threshold('deviations');
    const perSubject = about.now('reveals-per-subject');
    if (aboveCount(peers, reveals) <= z || above(each, perSubject, 0.1) <= z) return null;
    if (own !== null && aboveCount(own, reveals) <= z && reveals <= 2 * peers.p99) return null;
    state.next = Math.ceil(reveals * 1.5);
    return {
      severity:
        about.daysKnown >= about.threshold('days') && reveals > about.threshold('times') * peers.p95
          ? 'medium'
          : 'low',
      reason:
        `Revealed ${reveals} values today, ${perSubject.toFixed(1)} for each customer; half of the peers reveal at most ` +
        `${Math.round(peers.median)}, ${each.median.toFixed(1)} for each.`,
      events: held(state.ids),
    };
  },
};
