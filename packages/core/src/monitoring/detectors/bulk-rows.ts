import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { dayOf, lately } from '../kept.ts';
import { needed, usually } from './need.ts';

interface State {
  ids: string[];
  day: number;
  /** Rows of that day so far, and the most of a day before. */
  today: number;
  most: number;
}

/** Rows in bulk, in one query or in many small ones on a day (Shopify's orders API). Exports have a detector of their own. */
export const bulkRows: Detector<State> = {
  kind: 'bulk-rows',
  needs: ['accesses'],
  keyOf: (event) => (event.ok && event.rows > 1 && event.kind !== 'export' ? byAgent(event) : null),
  fresh: () => ({ ids: [], day: 0, today: 0, most: 0 }),
  see(state, event, about) {
    lately(state.ids, event.id, 6);
    const rows = about.now('rows-a-day') - about.now('exported-a-day');
    const day = dayOf(event.at);
    if (day !== state.day) Object.assign(state, { day, most: Math.max(state.most, state.today) });
    state.today = rows;
    if (rows < about.threshold('newFloor')) return null;
    const usual = about.usual('rows-a-day');
    // Known for days and never a bulk reader: that a colleague's work is reports excuses nothing.
    const isNew = usual.own === null && about.daysKnown >= about.threshold('known');
    const need = needed(isNew ? { own: null, peers: null, busy: 1 } : usual, {
      floor: about.threshold('floor'),
      cold: Math.max(about.threshold(isNew ? 'newFloor' : 'cold'), state.most * about.threshold('times')),
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
  keepFor: 45 * 86_400_000,
};
