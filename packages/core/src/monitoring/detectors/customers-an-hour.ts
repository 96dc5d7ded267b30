import { byAgent } from '../access.ts';
import { rareCount } from '../chance.ts';
import type { Detector } from '../detector.ts';
import { needed, usually } from './need.ts';

const CELL = 120_000;
/** Ten minutes, and the part of a cell that runs. */
const CELLS = 6;

interface State {
  /** Number of the running cell of two minutes since 1970. */
  cell: number;
  /** New customers of each cell, the running one last. */
  counts: number[];
  /** New customers of the day when last looked. */
  before: number;
}

/**
 * More customers in an hour, or in ten minutes, than anybody of the queue has (research 4.3, rule 2). The ten minutes
 * are there to speak within a few records of a harvest; a whole hour's customers in ten minutes is no work.
 */
export const customersAnHour: Detector<State> = {
  kind: 'customers-an-hour',
  needs: ['accesses'],
  keyOf: (event) => (event.subject === null ? null : byAgent(event)),
  fresh: () => ({ cell: 0, counts: [0, 0, 0, 0, 0, 0], before: 0 }),
  see(state, event, about) {
    const today = about.now('subjects-a-day');
    const more = today < state.before ? today : today - state.before;
    state.before = today;
    if (more === 0) return null;
    move(state, Math.floor(event.at / CELL));
    state.counts[CELLS - 1] = (state.counts[CELLS - 1] ?? 0) + more;
    const ten = state.counts.reduce((sum, count) => sum + count, 0);
    const hour = about.now('subjects-an-hour');
    if (ten < about.threshold('tenFloor') && hour < about.threshold('floor')) return null;
    const usual = about.usual('subjects-an-hour');
    const need = needed(usual, {
      floor: about.threshold('floor'),
      cold: about.threshold('cold'),
      z: about.threshold('z'),
      times: about.threshold('times'),
    });
    const rate = Math.max(usual.peers?.p95 ?? about.threshold('cold') / 2, usual.own?.p95 ?? 0);
    const burst = rareCount((rate / 6) * about.threshold('tenTimes'), about.threshold('tenChance'));
    const tenNeed = Math.max(about.threshold('tenFloor'), burst);
    if (ten < tenNeed && hour < need) return null;
    const high = about.threshold('highTimes');
    return {
      severity: ten >= tenNeed * high || hour >= need * high ? 'high' : 'medium',
      reason:
        ten >= tenNeed
          ? `${ten} customers in ten minutes; in an hour ${usually(usual)}.`
          : `${hour} customers in the hour; ${usually(usual)}.`,
      events: [...about.latest()],
    };
  },
  keepFor: 36 * 3_600_000,
};

function move(state: State, cell: number): void {
  const steps = Math.max(0, Math.min(CELLS, cell - state.cell));
  for (let step = 0; step < steps; step += 1) {
    state.counts.shift();
    state.counts.push(0);
  }
  if (steps > 0) state.cell = cell;
}
