import { isAccess } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { Detector } from '../detector.ts';
import { secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

const ENROLLED =
  /factor-(enrolled|added|reset|elsewhere)|new-factor|mfa-(enrolled|added|reset)|password-reset|device-enrolled/;

interface State {
  since: Collecting | null;
}

function isEnrolment(event: WatchedEvent): boolean {
  if (event.kind !== 'sign-in' && event.kind !== 'admin') return false;
  return ENROLLED.test([event.code ?? '', ...event.flags].join(' '));
}

/**
 * A second factor added to an account, then collecting (research 4.3, rule 12; Okta 2022: a factor from a new place, 25
 * minutes of control). A lost telephone is honest, so the factor alone is context.
 */
export const newFactor: Detector<State> = {
  kind: 'new-factor',
  needs: ['sign-ins'],
  keepFor: 2 * 86_400_000,
  keyOf: (event) => (event.agent !== '' && (isAccess(event) || isEnrolment(event)) ? event.agent : null),
  fresh: () => ({ since: null }),
  see(state, event, about) {
    if (isEnrolment(event)) {
      // Everybody enrols on the first day.
      if (about.daysKnown < about.threshold('days')) return null;
      state.since = collectingSince(event);
      return {
        severity: 'low',
        reason: `Enrolled a second factor or set a new password after ${about.daysKnown} days.`,
        events: [event.id],
      };
    }
    if (state.since === null) return null;
    if (secondsOf(event.at) - state.since.since > about.threshold('hours') * 3600) {
      state.since = null;
      return null;
    }
    collect(state.since, event);
    if (!collects(state.since, about)) return null;
    const { since } = state;
    state.since = null;
    return {
      severity: 'high',
      reason: `Soon after a new factor or password: ${taken(since)}.`,
      events: [...since.ids],
    };
  },
};
