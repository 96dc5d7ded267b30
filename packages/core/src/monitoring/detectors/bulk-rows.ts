import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { lately } from '../kept.ts';
import { needed, usually } from './need.ts';

/** Rows in bulk, in one query or in many small ones on a day (Shopify's orders API). Exports have a detector of their own. */
export const bulkRows: Detector<{ ids: string[] }> = {
  kind: 'bulk-rows',
  needs: ['accesses'],
  keyOf: (event) => (event.ok && event.rows > 1 && event.kind !== 'export' ? byAgent(event) : null),
  fresh: () => ({ ids: [] }),
  see(state, event, about) {
    lately(state.ids, event.id, 6);
    const rows = about.now('rows-a-day') - about.now('exported-a-day');
    if (rows < about.threshold('floor')) return null;
    const usual = about.usual('rows-a-day');
    const need = needed(usual, {
      floor: about.threshold('floor'),
      cold: about.threshold('cold'),
      z: about.threshold('z'),
      times: about.threshold('times'),
    });
    if (rows < need) return null;
    return {
      severity: rows >= need * about.threshold('highTimes') ? 'high' : 'medium',
      reason: `${rows} rows read today; ${usually(usual)}.`,
      events: [...state.ids],
    };
  },
  keepFor: 36 * 3_600_000,
};
