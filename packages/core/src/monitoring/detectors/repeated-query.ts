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
    if (queries < about.threshold('newFloor')) return null;
    const usual = about.usual('queries-a-day');
    // As for rows: whoever never asked anything for days is no colleague of those whose work it is.
    const isNew = usual.own === null && about.daysKnown >= about.threshold('known');
    const need = needed(isNew ? { own: null, peers: null, busy: 1 } : usual, {
      floor: about.threshold('floor'),
      cold: about.threshold(isNew ? 'newFloor' : 'cold'),
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
