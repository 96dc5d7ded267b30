import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { dayOf, secondsOf } from '../kept.ts';

interface State {
  last: number;
  id: string;
  /** Events a second, over the last half hour or so. */
  rate: number;
  /** By hour of the day in which it began (UTC): seconds of the longest silence of the days before and of today. */
  readonly usual: number[];
  readonly today: number[];
  day: number;
  days: number;
}

const REMEMBERED = 1800;

/**
 * A whole vendor stops being heard of in the middle of its work: either nobody works, or nobody writes it down (research
 * 4.3, rule 20, for streams without heartbeats). Lunches and short Saturdays are learnt from a week; what lasts
 * longer than some hours is a night.
 */
export const trafficSilence: Detector<State> = {
  kind: 'traffic-silence',
  needs: ['accesses'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) => (byAgent(event) === null ? null : event.vendor),
  fresh: () => ({
    ...{
      last: 0,
      id: '',
      rate: 0,
      usual: new Array<number>(24).fill(0),
      today: new Array<number>(24).fill(0),
    },
    ...{ day: 0, days: 0 },
  }),
  see(state, event, about) {
    const at = secondsOf(event.at);
    const { last, rate, id } = state;
    const gap = at - last;
    if (gap < 0) return null;
    Object.assign(state, { last: at, id: event.id });
    if (last === 0) return null;
    const day = dayOf(event.at);
    if (day !== state.day) {
      state.today.forEach((seconds, hour) => {
        state.usual[hour] = Math.max(seconds, (state.usual[hour] ?? 0) * 0.97);
      });
      state.today.fill(0);
      state.day = day;
      state.days += 1;
    }
    state.rate = rate * Math.exp(-gap / REMEMBERED) + 1 / REMEMBERED;
    const hour = Math.floor(last / 3600) % 24;
    state.today[hour] = Math.max(state.today[hour] ?? 0, gap);
    if (gap < about.threshold('minutes') * 60 || gap > about.threshold('most') * 60) return null;
    if (state.days <= about.threshold('days')) return null;
    const usual = Math.max(
      state.usual[hour] ?? 0,
      state.usual[(hour + 1) % 24] ?? 0,
      state.usual[(hour + 23) % 24] ?? 0,
    );
    if (gap < 3 * usual || rate * gap < about.threshold('expected')) return null;
    return {
      severity: 'medium',
      reason:
        `Nothing was heard of ${event.vendor} for ${Math.round(gap / 60)} minutes where ` +
        `${Math.round(rate * gap)} events were to be expected.`,
      events: [id, event.id],
      agents: [],
    };
  },
};
