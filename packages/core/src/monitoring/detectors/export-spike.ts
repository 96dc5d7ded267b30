import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { lately } from '../kept.ts';
import { needed, usually } from './need.ts';

/** Far more taken out than ever, or for the first time (research 4.3, rule 14; Cash App). */
export const exportSpike: Detector<{ ids: string[] }> = {
  kind: 'export-spike',
  needs: ['accesses'],
  keyOf: (event) => (event.kind === 'export' && event.ok ? byAgent(event) : null),
  fresh: () => ({ ids: [] }),
  see(state, event, about) {
    lately(state.ids, event.id, 6);
    const rows = about.now('exported-a-day');
    const usual = about.usual('exported-a-day');
    const need = needed(usual, {
      floor: about.threshold('floor'),
      cold: about.threshold('cold'),
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
  keepFor: 36 * 3_600_000,
};
