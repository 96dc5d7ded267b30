import { byAgent, isUnexplained } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { About, Detector } from '../detector.ts';
import { both, dayOf, hash32, secondsOf, zeros } from '../kept.ts';
import { networkOf } from '../places/network.ts';
import type { WatchedEvent } from '../watched.ts';

const PARTS = ['network', 'country', 'device'] as const;
/** Where each part begins in what was seen, and where it ends. */
const BEGINS = [0, 7, 11, 19] as const;

interface State {
  /** Hashes of what was seen, part after part. */
  readonly seen: number[];
  /** For each part on how many days it was new, and the latest: who sits at another desk daily is told nothing by one. */
  readonly moves: number[];
  /** Hash of address, country and device of the event before: mostly nothing moves. */
  last: number;
  /** Customers before, decayed, and those that no ticket explained: work that needs none is no collecting. */
  known: number;
  knownUnexplained: number;
  /** Bits of PARTS that are new at the moment. */
  what: number;
  since: Collecting | null;
}

/** Keeps `hash` among those of its part. @returns whether it was not among them, and others were */
function isNewPart(seen: number[], part: number, hash: number): boolean {
  const [begins = 0, ends = 0] = BEGINS.slice(part, part + 2);
  for (let i = begins; i < ends; i += 1) if (seen[i] === hash) return false;
  const isFirst = seen[ends - 1] === 0;
  seen.copyWithin(begins, begins + 1, ends);
  seen[ends - 1] = hash;
  return !isFirst;
}

/** Bits of PARTS that were never seen of this agent, as far as that means something; learns them. */
function newOf(state: State, event: WatchedEvent, about: About): number {
  const told = [event.ip === null ? null : networkOf(event.ip), event.country, event.device];
  let bits = 0;
  for (const [i, value] of told.entries()) {
    if (value === null || !isNewPart(state.seen, i, hash32(value))) continue;
    const day = dayOf(event.at);
    const { moves } = state;
    if (moves[2 * i + 1] !== day) {
      moves[2 * i + 1] = day;
      moves[2 * i] = (moves[2 * i] ?? 0) + 1;
    }
    if ((moves[2 * i] ?? 0) <= 3 + about.daysKnown * about.threshold('moverShare')) bits |= 1 << i;
  }
  return bits;
}

/** Whether much was taken in little time from the new place: a rate this agent never had. */
function isRushed(kept: Collecting, about: About): boolean {
  const { own, peers } = about.usual('subjects-an-hour');
  if (own === null || kept.seen < about.threshold('rush')) return false;
  return about.now('subjects-an-hour') > about.threshold('rushTimes') * Math.max(own.max, peers?.p99 ?? 0);
}

function learn(state: State, event: WatchedEvent): void {
  if (event.subject === null) return;
  if (state.known >= 400) {
    state.known >>= 1;
    state.knownUnexplained >>= 1;
  }
  state.known += 1;
  if (isUnexplained(event)) state.knownUnexplained += 1;
}

const named = (bits: number): string => PARTS.filter((_, i) => bits & (1 << i)).join(' and ');

/**
 * An account on a device, network or country it was never on (research 4.3, rule 10; Discord 2025, Okta 2022). People get
 * new telephones and travel: alone it is context, with collecting in the hours after it a takeover.
 */
export const newPlace: Detector<State> = {
  kind: 'new-place',
  needs: ['accesses'],
  keepFor: 90 * 86_400_000,
  keyOf: (event) => (event.kind === 'sign-in' ? (event.ok && event.agent) || null : byAgent(event)),
  fresh: () => ({
    ...{
      seen: zeros(BEGINS[3]),
      moves: zeros(6),
      last: 0,
      known: 0,
      knownUnexplained: 0,
      what: 0,
      since: null,
    },
  }),
  see(state, event, about) {
    if (state.since !== null && secondsOf(event.at) - state.since.since > about.threshold('hours') * 3600) {
      state.since = null;
      state.what = 0;
    }
    const place = both(both(hash32(event.ip ?? ''), hash32(event.country ?? '')), hash32(event.device ?? ''));
    let isNewlyTold = false;
    if (place !== state.last) {
      state.last = place;
      const bits = newOf(state, event, about);
      if (bits !== 0 && about.daysKnown >= about.threshold('days')) {
        state.what |= bits;
        state.since ??= collectingSince(event);
        isNewlyTold = true;
      }
    }
    const { since } = state;
    if (since === null) {
      learn(state, event);
      return null;
    }
    const what = named(state.what);
    if (event.kind !== 'sign-in') collect(since, event);
    const needsNone = state.knownUnexplained > state.known * about.threshold('ticketless');
    if ((!needsNone && collects(since, about)) || isRushed(since, about)) {
      state.since = null;
      return {
        severity: 'high',
        reason: `On a new ${what}, and since then: ${taken(since)}.`,
        events: [...since.ids],
      };
    }
    if (!isNewlyTold) return null;
    return {
      severity: (state.what & 6) === 6 ? 'medium' : 'low',
      reason: `Works on a new ${what}, for the first time in ${about.daysKnown} days known.`,
      events: [...since.ids],
    };
  },
};
