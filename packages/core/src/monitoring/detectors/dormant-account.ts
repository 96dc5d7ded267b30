import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { secondsOf } from '../kept.ts';

interface State {
  /** Seconds: last seen, and the end of the latest absence that was told. */
  seen: number;
  away: number;
}

const DAY_SECONDS = 86_400;

/**
 * An account that nobody used for weeks is used again (research 4.3, rule 15; an account forgotten is an account to take).
 * An absence that was told explains the time until it ends.
 */
export const dormantAccount: Detector<State> = {
  kind: 'dormant-account',
  needs: ['accesses'],
  keepFor: 400 * DAY_SECONDS * 1000,
  keyOf: (event) =>
    event.kind === 'absence' || (event.kind === 'sign-in' && event.ok) ? event.agent || null : byAgent(event),
  fresh: () => ({ seen: 0, away: 0 }),
  see(state, event, about) {
    const at = secondsOf(event.at);
    if (event.kind === 'absence') {
      state.away = Math.max(state.away, secondsOf(event.until ?? event.at));
      return null;
    }
    const since = Math.max(state.seen, Math.min(at, state.away));
    const days = Math.floor((at - since) / DAY_SECONDS);
    const isFirst = state.seen === 0;
    if (at > state.seen) state.seen = at;
    if (isFirst || days < about.threshold('days')) return null;
    return {
      severity: days >= about.threshold('certain') ? 'high' : 'medium',
      reason: `Used again after ${days} days without any use or a told absence.`,
      events: [event.id],
    };
  },
};
