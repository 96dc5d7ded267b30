import { byAgent, isDenied } from '../access.ts';
import { rareCount } from '../chance.ts';
import type { Detector } from '../detector.ts';
import { hash32, lately } from '../kept.ts';
import { needed, usually } from './need.ts';

interface State {
  times: number[];
  targets: number[];
  ids: string[];
}

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
  fresh: () => ({ times: [], targets: [], ids: [] }),
  see(state, event, about) {
    state.times.push(event.at);
    state.targets.push(hash32(event.subject ?? event.ticket ?? event.fields.join()));
    if (state.times.length > KEPT) {
      state.times.shift();
      state.targets.shift();
    }
    lately(state.ids, event.id, KEPT);
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
  keepFor: 86_400_000,
};
