import { describe, expect, it } from 'vitest';
import { trafficSilence } from './traffic-silence.ts';
import { DAY, MINUTE, row, severitiesOf, signsOf } from './scene.ts';

/** Days of eight hours with an access every two seconds, without those between two times of a day (minutes). */
const days = (from: number, until: number, quiet: readonly [number, number] | null = null) =>
  Array.from({ length: until - from }, (_, day) =>
    row(14_400, (i) => ({ after: (from + day) * DAY + i * 2000 })).filter(({ at }) => {
      const minute = (at % DAY) / MINUTE - 9 * 60;
      return quiet === null || minute < quiet[0] || minute >= quiet[1];
    }),
  ).flat();

describe('a vendor that falls silent', () => {
  it.each<[string, ReturnType<typeof days>, readonly string[]]>([
    ['in the middle of its work', [...days(0, 8), ...days(8, 9, [120, 150])], ['medium']],
    ['for five minutes', [...days(0, 8), ...days(8, 9, [120, 125])], []],
    ['at its usual lunch', days(0, 10, [120, 150]), []],
    ['at night', days(0, 10), []],
    ['in its first week', [...days(0, 3), ...days(3, 4, [120, 150])], []],
    ['for the rest of the day', [...days(0, 8), ...days(8, 9, [120, 600]), ...days(9, 10)], []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(trafficSilence, events)).toEqual(says);
  });

  it('says for how long and how much was to be expected, and accuses nobody', () => {
    const [sign] = signsOf(trafficSilence, [...days(0, 8), ...days(8, 9, [120, 150])]);
    expect(sign?.reason).toMatch(
      /^Nothing was heard of vendor-1 for 30 minutes where \d{3} events were to be expected\.$/,
    );
    expect(sign?.agents).toEqual([]);
  });
});
