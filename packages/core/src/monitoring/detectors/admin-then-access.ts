import { isAccess } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { Detector } from '../detector.ts';
import { dayOf, secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

/** Acts that may widen what somebody sees or hide that they saw it. */
const WIDENS =
  /polic|terms|threshold|network|role-|granted|mute|limit|exception|permission|witness|canary|credential-made|audit-off/;
const NARROWS = /refused|withdrawn|revoked|removed|reviewed|expired|closed/;

interface State {
  since: Collecting | null;
  /** Days on which this followed before: a person whose work is both. */
  days: number;
  day: number;
}

const widens = (event: WatchedEvent): boolean =>
  event.kind === 'admin' &&
  event.ok &&
  event.code !== null &&
  WIDENS.test(event.code) &&
  !NARROWS.test(event.code);

/**
 * Who changes the rules and then uses them (research 4.3, rule 21): a policy, network, role or threshold changed, and data
 * read by the same person soon after.
 */
export const adminThenAccess: Detector<State> = {
  kind: 'admin-then-access',
  needs: ['accesses', 'administration'],
  keepFor: 60 * 86_400_000,
  keyOf: (event) => (event.agent !== '' && (isAccess(event) || widens(event)) ? event.agent : null),
  fresh: () => ({ since: null, days: 0, day: 0 }),
  see(state, event, about) {
    if (event.kind === 'admin') {
      state.since = collectingSince(event);
      return null;
    }
    const { since } = state;
    if (since === null || !event.ok) return null;
    if (secondsOf(event.at) - since.since > about.threshold('hours') * 3600) {
      state.since = null;
      return null;
    }
    const isFirst = since.seen === 0;
    collect(since, event);
    if (collects(since, about)) {
      state.since = null;
      return {
        severity: 'high',
        reason: `Changed a rule, and soon after: ${taken(since)}.`,
        events: [...since.ids],
      };
    }
    const day = dayOf(event.at);
    if (!isFirst || since.seen === 0 || day === state.day) return null;
    state.day = day;
    state.days += 1;
    return {
      severity: state.days > about.threshold('usualDays') ? 'low' : 'medium',
      reason: `Changed a rule and read customer data within ${about.threshold('hours')} hours.`,
      events: [...since.ids],
    };
  },
};
