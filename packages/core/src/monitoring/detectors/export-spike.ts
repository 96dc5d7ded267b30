import { byAgent } from '../access.ts';
import type { About, Detector } from '../detector.ts';
import { dayOf, lately } from '../kept.ts';
import type { Sign } from '../signal.ts';
import { needed, usually } from './need.ts';

interface State {
  ids: string[];
  day: number;
  /** Rows of that day so far, and the most of a day before. */
  today: number;
  most: number;
  /** Rows of the days before, fading by half in a fortnight. */
  before: number;
  /** Days known at the first export, -1 before it, and the rows that were told of as new. */
  since: number;
  told: number;
}

const FORTNIGHT = 14;

/** Far more taken out than ever, or for the first time (research 4.3, rule 14; Cash App). */
export const exportSpike: Detector<State> = {
  kind: 'export-spike',
  needs: ['accesses'],
  keyOf: (event) => (event.kind === 'export' && event.ok ? byAgent(event) : null),
  fresh: () => ({ ids: [], day: 0, today: 0, most: 0, before: 0, since: -1, told: 0 }),
  see(state, event, about) {
    lately(state.ids, event.id, 6);
    const rows = about.now('exported-a-day');
    const day = dayOf(event.at);
    if (day !== state.day) {
      const fades = 0.5 ** ((day - state.day) / FORTNIGHT);
      const before = (state.before + state.today) * fades;
      Object.assign(state, { day, before, most: Math.max(state.most, state.today) });
    }
    state.today = rows;
    if (state.since < 0) state.since = about.daysKnown;
    const usual = about.usual('exported-a-day');
    // Known for days and never one whose work is many rows: small files of day after day are one large one.
    const isNew =
      (usual.own === null || usual.own.n < about.threshold('ownDays')) &&
      state.since >= about.threshold('known') &&
      about.usual('queries-a-day').own === null;
    if (isNew && rows + state.before >= Math.max(about.threshold('newFloor'), 2 * state.told))
      return taking(state, rows, about);
    // Whoever is new and queries besides does the work of reports.
    const asks = about.daysKnown < about.threshold('known') && about.now('queries-a-day') > 0;
    const need = needed(usual, {
      floor: about.threshold('floor'),
      // Said once, a weekly report of the same size is no news while a norm is being learnt.
      cold: Math.max(about.threshold(asks ? 'asking' : 'cold'), state.most * about.threshold('times')),
      z: about.threshold('z'),
      times: about.threshold('times'),
    });
    if (rows < need)
      return isNew
        ? {
            severity: 'low',
            reason: `The first exports of this agent: ${rows} rows today.`,
            events: [...state.ids],
          }
        : null;
    return {
      severity: rows >= need * about.threshold('highTimes') ? 'high' : 'medium',
      reason: `${rows} rows exported today; ${usually(usual)}.`,
      events: [...state.ids],
    };
  },
  keepFor: 45 * 86_400_000,
};

function taking(state: State, rows: number, about: About): Sign {
  const { ids, before, since } = state;
  state.told = rows + before;
  const earlier = Math.round(before);
  return {
    severity: rows + before >= about.threshold('newFloor') * about.threshold('highTimes') ? 'high' : 'medium',
    reason:
      `${rows} rows exported today${earlier > 0 ? ` and about ${earlier} lately` : ''} by an agent who exported nothing ` +
      `in the first ${since} days known.`,
    events: [...ids],
  };
}
