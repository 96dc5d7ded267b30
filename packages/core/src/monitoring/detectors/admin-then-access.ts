import { isAccess } from '../access.ts';
import { collect, collectingSince, collects, taken, type Collecting } from '../collecting.ts';
import type { Detector } from '../detector.ts';
import { keepOf, noneYet, ofAgent, type Few } from '../few.ts';
import { dayOf, secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

/**
 * Acts that may widen what somebody sees or hide that they saw it. A credential for one's own door does not: it sees no
 * more than whoever made it.
 */
const WIDENS =
  /polic|terms|threshold|network|role-|granted|mute|limit|exception|permission|witness|canary|(?<!door-)credential-made|audit-off/;
const NARROWS = /refused|withdrawn|revoked|removed|reviewed|expired|closed/;

/** Seconds for which it is remembered that somebody’s work is both. */
const KEPT = 60 * 86_400;

interface Changed {
  since: Collecting | null;
  /** Seconds of the latest change. */
  at: number;
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
export const adminThenAccess: Detector<Few<Changed>> = {
  kind: 'admin-then-access',
  needs: ['accesses', 'administration'],
  keepFor: Infinity,
  keyOf: (event) => (event.agent !== '' && (isAccess(event) || widens(event)) ? 'changed' : null),
  fresh: noneYet,
  see(state, event, about) {
    const kept = ofAgent(state, event.agent);
    const at = secondsOf(event.at);
    if (event.kind === 'admin') {
      const { days = 0, day = 0 } = kept ?? {};
      const changed = { since: collectingSince(event), at, days, day };
      keepOf(state, event.agent, changed, (other) => at - other.at > KEPT);
      return null;
    }
    if (kept?.since == null || !event.ok) return null;
    const { since } = kept;
    if (at - since.since > about.threshold('hours') * 3600) {
      kept.since = null;
      return null;
    }
    const isFirst = since.seen === 0;
    collect(since, event);
    if (collects(since, about)) {
      kept.since = null;
      return {
        severity: 'high',
        reason: `Changed a rule, and soon after: ${taken(since)}.`,
        events: [...since.ids],
      };
    }
    const day = dayOf(event.at);
    if (!isFirst || since.seen === 0 || day === kept.day) return null;
    kept.day = day;
    kept.days += 1;
    return {
      severity: kept.days > about.threshold('usualDays') ? 'low' : 'medium',
      reason: `Changed a rule and read customer data within ${about.threshold('hours')} hours.`,
      events: [...since.ids],
    };
  },
};
