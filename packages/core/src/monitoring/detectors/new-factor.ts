import { isAccess } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { Detector } from '../detector.ts';
import { keepOf, letGo, noneYet, ofAgent, type Few } from '../few.ts';
import { secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

const ENROLLED =
  /factor-(enrolled|added|reset|elsewhere)|new-factor|mfa-(enrolled|added|reset)|password-reset|device-enrolled/;

function isEnrolment(event: WatchedEvent): boolean {
  if (event.kind !== 'sign-in' && event.kind !== 'admin') return false;
  return ENROLLED.test([event.code ?? '', ...event.flags].join(' '));
}

/**
 * A second factor added to an account, then collecting (research 4.3, rule 12; Okta 2022: a factor from a new place, 25
 * minutes of control). A lost telephone is honest, so the factor alone is context.
 */
export const newFactor: Detector<Few<Collecting>> = {
  kind: 'new-factor',
  needs: ['sign-ins'],
  keepFor: Infinity,
  keyOf: (event) => (event.agent !== '' && (isAccess(event) || isEnrolment(event)) ? 'enrolled' : null),
  fresh: noneYet,
  see(state, event, about) {
    const earliest = secondsOf(event.at) - about.threshold('hours') * 3600;
    if (isEnrolment(event)) {
      // Everybody enrols on the first day.
      if (about.daysKnown < about.threshold('days')) return null;
      keepOf(state, event.agent, collectingSince(event), (kept) => kept.since < earliest);
      return {
        severity: 'low',
        reason: `Enrolled a second factor or set a new password after ${about.daysKnown} days.`,
        events: [event.id],
      };
    }
    const since = ofAgent(state, event.agent);
    if (since === undefined) return null;
    if (since.since < earliest) {
      letGo(state, event.agent);
      return null;
    }
    collect(since, event);
    if (!collects(since, about)) return null;
    letGo(state, event.agent);
    return {
      severity: 'high',
      reason: `Soon after a new factor or password: ${taken(since)}.`,
      events: [...since.ids],
    };
  },
};
