import { byAgent, isDenied } from '../access.ts';
import { rareCount } from '../chance.ts';
import type { About, Detector, Usual } from '../detector.ts';
import type { Sign } from '../signal.ts';
import { dayOf, hash32, lately } from '../kept.ts';
import { needed, usually } from './need.ts';

interface State {
  times: number[];
  targets: number[];
  ids: string[];
  /** Day and its refusals in turn, oldest first. */
  days: number[];
}

const DAYS = 7;

const KEPT = 12;
const WINDOW = 600_000;

/**
 * Somebody tries what they may not: refusals in a burst, many on a day, or the same target again and again (research
 * 4.3, rule 13). When everybody is refused, the gate or the helpdesk is out and nobody probes.
 */
export const denialBurst: Detector<State> = {
  kind: 'denial-burst',
  needs: ['accesses'],
  keyOf: (event) => (isDenied(event) ? byAgent(event) : null),
  fresh: () => ({ times: [], targets: [], ids: [], days: [] }),
  see(state, event, about) {
    state.times.push(event.at);
    state.targets.push(hash32(event.subject ?? event.ticket ?? event.fields.join()));
    if (state.times.length > KEPT) {
      state.times.shift();
      state.targets.shift();
    }
    lately(state.ids, event.id, KEPT);
    countDay(state.days, dayOf(event.at));
    const inWindow = state.times.filter((at) => event.at - at <= WINDOW).length;
    const today = about.now('denials-a-day');
    if (inWindow < about.threshold('burst') && today < about.threshold('weak')) return null;
    const usual = about.usual('denials-a-day');
    const burst = Math.max(
      about.threshold('burst'),
      // A day's usual refusals may all fall into the same hour.
      rareCount((usual.peers?.p95 ?? 0) / 6, about.threshold('chance')),
    );
    const need = needed(usual, {
      floor: about.threshold('floor'),
      cold: about.threshold('cold'),
      z: about.threshold('z'),
      times: about.threshold('times'),
    });
    if (inWindow < burst && today < need) {
      const slow = overDays(state, usual, about);
      if (slow !== null) return slow;
      if (today < about.threshold('weak') || usual.own === null || today < usual.own.max * 2) return null;
      return {
        severity: 'low',
        reason: `${today} refusals today; ${usually(usual)}.`,
        events: [...state.ids],
      };
    }
    const targets = new Set(state.targets.slice(-inWindow)).size;
    const again = inWindow >= burst && targets <= inWindow / 2;
    return {
      severity: inWindow >= burst * 2 ? 'high' : 'medium',
      reason:
        inWindow >= burst
          ? `${inWindow} refusals in ten minutes${again ? `, on ${targets} targets again and again` : ''}.`
          : `${today} refusals today; ${usually(usual)}.`,
      events: [...state.ids],
    };
  },
  keepFor: 8 * 86_400_000,
};

/** Counts a refusal on its day, and lets go of days before the latest few. */
function countDay(days: number[], day: number): void {
  const last = days.length - 2;
  if (last >= 0 && day <= (days[last] ?? 0)) {
    days[last + 1] = (days[last + 1] ?? 0) + 1;
    return;
  }
  days.push(day, 1);
  while ((days[0] ?? day) <= day - DAYS) days.splice(0, 2);
}

/** A few each day, day after day: patient probing. The worst day is left out, since one wrong page makes many. */
function overDays({ days, ids }: State, usual: Usual, about: About): Sign | null {
  const counts = days.filter((_, place) => place % 2 === 1);
  const sum = counts.reduce((total, count) => total + count, 0) - Math.max(...counts);
  if (usual.peers === null || sum < about.threshold('daysSum')) return null;
  const daily = Math.max(usual.peers.median, usual.peers.p80, usual.own?.median ?? 0);
  if (about.now('denials-a-day') < daily + about.threshold('todayMore')) return null;
  if (sum < rareCount(daily * (counts.length - 1) * about.threshold('uneven'), about.threshold('daysChance')))
    return null;
  return {
    severity: 'medium',
    reason: `${sum} refusals in ${counts.length} of the latest ${DAYS} days beside those of the worst; a day ${usually(usual)}.`,
    events: [...ids],
  };
}
