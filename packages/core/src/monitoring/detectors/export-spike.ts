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

/** Far more taken out than ever, or for the first time (research 4.3, rule 14; Cash App). */
export const exportSpike: Detector<State> = {
  kind: 'export-spike',
  needs: ['accesses'],
  keyOf: (event) => (event.kind === 'export' && event.ok ? byAgent(event) : null),
  fresh: () => ({ ids: [], day: 0, today: 0, most: 0 }),
  see(state, event, about) {
    lately(state.ids, event.id, 6);
    const rows = about.now('exported-a-day');
    const day = dayOf(event.at);
    if (day !== state.day) Object.assign(state, { day, most: Math.max(state.most, state.today) });
    state.today = rows;
    const usual = about.usual('exported-a-day');
    const need = needed(usual, {
      floor: about.threshold('floor'),
      // Said once, a weekly report of the same size is no news while a norm is being learnt.
      cold: Math.max(about.threshold('cold'), state.most * about.threshold('times')),
      z: about.threshold('z'),
      times: about.threshold('times'),
    });
    const first = usual.own?.max === 0 && usual.peers?.p95 === 0;
    if (rows < need && !first) return null;
    return {
      severity: rows < need ? 'low' : rows >= need * about.threshold('highTimes') ? 'high' : 'medium',
      reason:
        rows < need
          ? `The first export of this agent, in a queue that exports nothing: ${rows} rows.`
          : `${rows} rows exported today; ${usually(usual)}.`,
      events: [...state.ids],
    };
  },
  keepFor: 45 * 86_400_000,
};
