import { byAgent } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { About, Detector } from '../detector.ts';
import { dayOf, hash32, isNew, secondsOf } from '../kept.ts';
import { networkOf } from '../places/network.ts';
import type { WatchedEvent } from '../watched.ts';

const MOST = 12;

interface State {
  readonly networks: number[];
  readonly countries: number[];
  readonly devices: number[];
  /** Hash of address, country and device of the event before: mostly nothing moves. */
  last: number;
  /** Days on which the network was new: somebody whose address changes daily is told nothing by a new one. */
  moves: number;
  movedOn: number;
  what: string;
  since: Collecting | null;
}

/** What of an event was never seen of this agent; learns it. */
function newOf(state: State, event: WatchedEvent): { readonly what: string[]; readonly network: boolean } {
  const what: string[] = [];
  if (event.device !== null && isNew(state.devices, hash32(event.device), MOST) && state.devices.length > 1)
    what.push('device');
  const network =
    event.ip !== null && isNew(state.networks, hash32(networkOf(event.ip)), MOST) && state.networks.length > 1;
  if (network) what.push('network');
  if (event.country !== null && isNew(state.countries, hash32(event.country), MOST) && state.countries.length > 1)
    what.push('country');
  return { what, network };
}

/** Whether much was taken in little time from the new place: a rate this agent never had. */
function isRushed(kept: Collecting, about: About): boolean {
  const own = about.usual('subjects-an-hour').own;
  return own !== null && kept.seen >= about.threshold('rush') && about.now('subjects-an-hour') > 1.5 * own.max;
}

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
    ...{ networks: [], countries: [], devices: [], last: 0, moves: 0, movedOn: 0, what: '', since: null },
  }),
  see(state, event, about) {
    const place = hash32(`${event.ip ?? ''} ${event.country ?? ''} ${event.device ?? ''}`);
    const kept = state.since;
    if (kept !== null && secondsOf(event.at) - kept.since > about.threshold('hours') * 3600) state.since = null;
    let isNewlyTold = false;
    if (place !== state.last) {
      state.last = place;
      const { what, network } = newOf(state, event);
      const day = dayOf(event.at);
      if (network && day !== state.movedOn) {
        state.moves += 1;
        state.movedOn = day;
      }
      const isMover = state.moves > 2 + about.daysKnown * about.threshold('moverShare');
      const told = isMover ? what.filter((w) => w !== 'network') : what;
      if (told.length > 0 && about.daysKnown >= about.threshold('days')) {
        state.what = [...new Set([...(state.since === null ? [] : state.what.split(' and ')), ...told])].join(' and ');
        state.since ??= collectingSince(event);
        isNewlyTold = true;
      }
    }
    if (state.since === null) return null;
    if (event.kind !== 'sign-in') collect(state.since, event);
    if (collects(state.since, about) || isRushed(state.since, about)) {
      const { since } = state;
      state.since = null;
      return {
        severity: 'high',
        reason: `On a new ${state.what}, and since then: ${taken(since)}.`,
        events: [...since.ids],
      };
    }
    if (!isNewlyTold) return null;
    const isWhole = state.what.includes('device') && state.what.includes('country');
    return {
      severity: isWhole ? 'medium' : 'low',
      reason: `Works on a new ${state.what}, for the first time in ${about.daysKnown} days known.`,
      events: [...state.since.ids],
    };
  },
};
