import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { lately } from '../kept.ts';
import { needed, usually } from './need.ts';

/** The same door to many rows opened again and again: queries in small portions, each below any limit of rows. */
export const repeatedQuery: Detector<{ ids: string[] }> = {
  kind: 'repeated-query',
  needs: ['accesses'],
  keyOf: (event) => (event.kind === 'query' && event.ok ? byAgent(event) : null),
  fresh: () => ({ ids: [] }),
  see(state, event, about) {
    lately(state.ids, event.id, 12);
    const queries = about.now('queries-a-day');
    if (queries < about.threshold('floor')) return null;
    const usual = about.usual('queries-a-day');
    const need = needed(usual, {
      floor: about.threshold('floor'),
      cold: about.threshold('cold'),
      z: about.threshold('z'),
      times: about.threshold('times'),
    });
    if (queries < need) return null;
    return {
      severity: queries >= need * 2 ? 'high' : 'medium',
      reason: `${queries} queries today; ${usually(usual)}.`,
      events: [...state.ids],
    };
  },
  keepFor: 36 * 3_600_000,
};
