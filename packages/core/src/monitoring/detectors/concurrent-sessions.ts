import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { blanks, both, hash32, held, isNew, put, secondsOf } from '../kept.ts';
import { networkOf } from '../places/network.ts';
import type { WatchedEvent } from '../watched.ts';

const IDS = 5;

interface State {
  /** Hash of the address of the event before: mostly nothing moves. */
  address: number;
  /** Hash of the place of the event before, and of the other one it came from. */
  here: number;
  there: number;
  country: string;
  otherCountry: string;
  /** Times it went back to the other place, since when (seconds). */
  returns: number;
  since: number;
  /** Pairs of places between which this agent went to and fro before. */
  readonly pairs: number[];
  readonly ids: string[];
}

/** Where an event comes from: network and country; the device only where no address is told. */
function placeOf(event: WatchedEvent): number {
  return event.ip === null ? hash32(event.device ?? '') : both(hash32(networkOf(event.ip)), countryOf(event));
}

const countryOf = (event: WatchedEvent): number => hash32(event.country ?? '');

/**
 * One account at work in two places at once (research 4.3, rule 11): accesses that go to and fro between two networks within
 * minutes. A telephone on another network does so too, so a pair is told once, and loudly only across countries.
 */
export const concurrentSessions: Detector<State> = {
  kind: 'concurrent-sessions',
  needs: ['accesses'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) => (event.ip === null && event.device === null ? null : byAgent(event)),
  fresh: () => ({
    ...{
      address: 0,
      here: 0,
      there: 0,
      country: '',
      otherCountry: '',
      returns: 0,
      since: 0,
      pairs: [],
      ids: blanks(IDS),
    },
  }),
  see(state, event, about) {
    const address = both(hash32(event.ip ?? event.device ?? ''), countryOf(event));
    if (address === state.address) return null;
    state.address = address;
    const place = placeOf(event);
    if (place === state.here) return null;
    const at = secondsOf(event.at);
    const isReturn = place === state.there && at - state.since <= about.threshold('minutes') * 60;
    if (isReturn) state.returns += 1;
    else Object.assign(state, { returns: 0, since: at, ids: blanks(IDS) });
    put(state.ids, event.id);
    const { country } = state;
    Object.assign(state, {
      there: state.here,
      here: place,
      otherCountry: country,
      country: event.country ?? '',
    });
    if (state.returns < about.threshold('returns')) return null;
    if (!isNew(state.pairs, state.here ^ state.there, 8)) return null;
    if (about.daysKnown < about.threshold('days')) return null;
    const isAbroad =
      state.otherCountry !== '' && state.country !== '' && state.otherCountry !== state.country;
    return {
      severity: isAbroad ? 'high' : 'low',
      reason:
        `Worked in two places at once: went to and fro ${state.returns + 1} times in ` +
        `${Math.ceil((at - state.since) / 60)} minutes between ` +
        (isAbroad ? `${state.otherCountry} and ${state.country}.` : 'two networks.'),
      events: held(state.ids),
    };
  },
};
