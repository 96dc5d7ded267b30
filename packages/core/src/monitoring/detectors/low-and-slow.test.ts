import { describe, expect, it } from 'vitest';
import type { Measure } from '../detector.ts';
import { lowAndSlow } from './low-and-slow.ts';
import { aboutOf, around, DAY, row, signsOf, START, type Usually } from './scene.ts';

/** One event a day at its end, with what the day came to. */
function days(counts: readonly (readonly [customers: number, unexplained: number])[], usually: Usually) {
  const events = row(counts.length, (place) => ({ after: place * DAY }));
  return signsOf(lowAndSlow, events, ({ at }) => {
    const [customers = 0, unexplained = 0] = counts[Math.round((at - START) / DAY)] ?? [];
    return { ...usually, now: { 'subjects-a-day': customers, 'unexplained-a-day': unexplained } };
  });
}

const usual: Usually = {
  own: { 'subjects-a-day': 45, 'unexplained-a-day': 1 },
  peers: { 'subjects-a-day': 45, 'unexplained-a-day': 1 },
};
const same = (count: number, customers: number, unexplained: number) =>
  Array.from({ length: count }, () => [customers, unexplained] as const);

describe('collection over days', () => {
  it('is silent on usual days', () => {
    expect(days(same(20, 50, 2), usual)).toEqual([]);
  });

  it('finds eight unexplained customers a day within a week, as no day alone would', () => {
    const [first] = days(same(14, 50, 8), usual);
    expect(first?.place).toBeLessThan(7);
    expect(first?.reason).toContain('without a ticket that explains it');
  });

  it('finds 135 customers a day with plausible tickets on the third day', () => {
    const signs = days(same(6, 135, 1), usual);
    expect(signs[0]).toMatchObject({ place: 2, severity: 'medium' });
    expect(signs[0]?.reason).toContain('135 customers a day on most of 3 worked days');
  });

  it('is silent for one long day', () => {
    expect(days([...same(3, 45, 1), [200, 1], ...same(3, 45, 1)], usual)).toEqual([]);
  });

  it('is silent where peers, or the agent always, have as many', () => {
    expect(days(same(6, 135, 1), { ...usual, peers: { 'subjects-a-day': 120 } })).toEqual([]);
    expect(days(same(6, 135, 1), { ...usual, own: { 'subjects-a-day': 130 } })).toEqual([]);
    const lead: Usually = { peers: { 'unexplained-a-day': 1 }, own: { 'unexplained-a-day': 9 } };
    expect(days(same(14, 45, 10), lead)).toEqual([]);
  });

  it('finds half as many again and more beside the own days, among quick colleagues', () => {
    const peers = { ...around(60), spread: 18, p80: 75, p95: 95 };
    const seen = (busy: number, n = 20) =>
      row(4, (place) => ({ after: place * DAY })).reduce<{
        state: ReturnType<typeof lowAndSlow.fresh>;
        signs: number;
      }>(
        ({ state, signs }, event) => {
          const about = {
            ...aboutOf('low-and-slow', { now: { 'subjects-a-day': 110 } }),
            usual: (measure: Measure) =>
              measure === 'subjects-a-day'
                ? { own: { ...around(50), n }, peers, busy }
                : { own: null, peers: null, busy },
          };
          return { state, signs: signs + (lowAndSlow.see(state, event, about) === null ? 0 : 1) };
        },
        { state: lowAndSlow.fresh(), signs: 0 },
      ).signs;
    expect(seen(1)).toBeGreaterThan(0);
    expect(seen(1.6)).toBe(0);
    expect(seen(1, 5)).toBe(0);
  });

  it('keeps fourteen days', () => {
    const state = lowAndSlow.fresh();
    for (const event of row(40, (place) => ({ after: place * DAY }))) {
      lowAndSlow.see(state, event, {
        ...{
          threshold: () => 1e9,
          usual: () => ({ own: null, peers: null, busy: 1 }),
          now: () => 5,
          latest: () => [],
          daysKnown: 9,
        },
      });
    }
    expect(state.days).toHaveLength(14);
  });
});
