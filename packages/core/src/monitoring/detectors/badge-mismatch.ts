import { byAgent } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { Detector } from '../detector.ts';
import { hash32, secondsOf } from '../kept.ts';

interface State {
  /** Seconds of the latest badge in and out, and the hash of its site. */
  in: number;
  out: number;
  site: number;
  /** Badges seen at all: who never badges is not expected to. */
  badges: number;
  /** Shifts in a row that were worked without a badge. */
  without: number;
  off: Collecting | null;
  said: number;
}

const DAY_SECONDS = 86_400;
const SHIFT_SECONDS = 16 * 3600;

/**
 * Signed in from a site without having come in at its door (physical presence against the account; PCI DSS and the BPO's
 * own clean-room rules). People slip in behind others, so once is context; with collecting, after badging out, while
 * at another site, or again and again it is somebody else's hands.
 */
export const badgeMismatch: Detector<State> = {
  kind: 'badge-mismatch',
  needs: ['accesses', 'badges'],
  keepFor: 60 * DAY_SECONDS * 1000,
  keyOf: (event) => {
    if (event.site === null) return null;
    return event.kind === 'badge' || event.kind === 'sign-in' ? event.agent || null : byAgent(event);
  },
  fresh: () => ({ in: 0, out: 0, site: 0, badges: 0, without: 0, off: null, said: 0 }),
  see(state, event, about) {
    const at = secondsOf(event.at);
    const site = hash32(event.site ?? '');
    if (event.kind === 'badge') {
      if (event.code === 'out') state.out = at;
      else {
        Object.assign(state, { in: at, site, badges: state.badges + 1, without: 0, off: null, said: 0 });
      }
      return null;
    }
    if (!event.ok || state.badges < about.threshold('badges')) return null;
    const grace = about.threshold('grace') * 60;
    const isIn = state.in > state.out && at - state.in < SHIFT_SECONDS;
    const elsewhere = isIn && state.site !== site;
    const left =
      !isIn && state.out >= state.in && at - state.out < SHIFT_SECONDS / 2 && at - state.out > grace;
    if (!elsewhere && (isIn || at - state.out <= grace)) return null;
    if (state.off === null || at - state.off.since > SHIFT_SECONDS) {
      state.off = collectingSince(event);
      state.without += 1;
      state.said = 0;
    }
    if (event.kind !== 'sign-in') collect(state.off, event);
    const enough = state.off.seen >= about.threshold('customers');
    const again = enough && state.without >= about.threshold('shifts');
    const apart = enough && (elsewhere || left);
    const much = collects(state.off, about);
    const level = much ? 3 : apart || again ? 2 : state.off.seen >= about.threshold('few') ? 1 : 0;
    if (level <= state.said) return null;
    state.said = level;
    const how = elsewhere
      ? 'while badged in at another site'
      : left
        ? 'after badging out'
        : `without badging in, on ${state.without} shifts in a row`;
    return {
      severity: level === 3 ? 'high' : level === 2 ? 'medium' : 'low',
      reason: `Worked from site ${event.site ?? ''} ${how}: ${taken(state.off)}.`,
      events: [...state.off.ids],
    };
  },
};
