import { byAgent, isMiss, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';
import { lately } from '../kept.ts';
import { isUnlike, needed, neededOfMany, usually } from './need.ts';

/**
 * Customers that no ticket explains: none in hand, another's, or one that is closed (research 4.3, rule 1; Coinbase,
 * AT&T, Shopify). One is a slip; it counts how many a day, beside what peers and the agent usually have.
 */
export const noTicket: Detector<{ ids: string[] }> = {
  kind: 'no-ticket',
  needs: ['accesses'],
  keyOf: (event) =>
    event.ok && event.subject !== null && isUnexplained(event) && !isMiss(event) ? byAgent(event) : null,
  fresh: () => ({ ids: [] }),
  see(state, event, about) {
    lately(state.ids, event.id, 12);
    const count = about.now('unexplained-a-day');
    if (count < about.threshold('weak')) return null;
    const usual = about.usual('unexplained-a-day');
    const isRole = usual.own === null && count >= about.now('subjects-a-day') * about.threshold('roleShare');
    const more = isRole ? about.threshold('roleTimes') : 1;
    const bounds = {
      // Team leads and reviewers have no tickets either: until the own norm tells more is needed, above all of whoever has none at all.
      floor: usual.own === null ? about.threshold('newFloor') * more : about.threshold('floor'),
      cold: about.threshold('cold') * more,
      z: about.threshold('z'),
      times: about.threshold('times'),
    };
    const need = isUnlike(usual, about.threshold('days'), about.threshold('few'))
      ? Math.min(needed(usual, bounds), neededOfMany(usual, bounds))
      : needed(usual, bounds);
    if (count < need / 2) return null;
    const severity = count >= need * about.threshold('highTimes') ? 'high' : count >= need ? 'medium' : 'low';
    return {
      severity,
      reason: `${count} customers today without a ticket that explains it; ${usually(usual)}.`,
      events: [...state.ids],
    };
  },
  keepFor: 36 * 3_600_000,
};
