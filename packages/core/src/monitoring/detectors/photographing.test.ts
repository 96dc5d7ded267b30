import { describe, expect, it } from 'vitest';
import { photographing } from './photographing.ts';
import { DAY, event, MINUTE, row, severitiesOf, signsOf } from './scene.ts';

/** Ten days of work: each customer is looked at and replied to. */
const worked = Array.from({ length: 10 }, (_, day) =>
  row(15, (i) => ({ after: (day - 10) * DAY + i * MINUTE })).flatMap((one) => [
    one,
    { ...one, kind: 'reply' },
  ]),
).flat();
/** Ten days on which nothing is ever done for a customer. */
const looked = worked.filter(({ kind }) => kind === 'read');

const looks = (count: number, after: (i: number) => number) => row(count, (i) => ({ after: after(i) }), 500);
const even = (i: number) => i * 2 * MINUTE;
const uneven = (i: number) => i * 2 * MINUTE + (i % 5 === 0 ? 0 : 9 * MINUTE) + (i % 5) * 1000;

const idle = (after: number, code = 'screen-idle') =>
  event({ kind: 'screen', code, after, subject: null, id: `i${after}` });

describe('looking and doing nothing', () => {
  it.each<[string, ReturnType<typeof looks>, readonly string[]]>([
    ['for one customer after the other, unlike before', [...worked, ...looks(30, even)], ['medium']],
    ['as on all days', [...looked, ...looks(30, even)], ['low']],
    ['by somebody nobody knows', looks(30, even), []],
    ['for ten customers', [...worked, ...looks(10, even)], []],
    [
      'between work',
      [...worked, ...looks(30, even).flatMap((one, i) => (i % 6 ? [one] : [one, { ...one, kind: 'note' }]))],
      [],
    ],
    ['with breaks', [...worked, ...looks(30, (i) => i * 21 * MINUTE)], []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(photographing, events)).toEqual(says);
  });

  it('is not at an even pace when it goes by fits and starts', () => {
    const fits = row(60, (i) => ({ after: uneven(i) }), 500).sort((one, other) => one.at - other.at);
    expect(severitiesOf(photographing, [...worked, ...fits], { thresholds: { variation: 0.2 } })).toEqual([]);
  });
});

describe('a screen that stands still', () => {
  const reveals = (count: number, still: (i: number) => boolean) =>
    looks(count, even).flatMap((one, i) => [
      { ...one, kind: 'reveal' },
      { ...one, kind: 'reply', id: `r${i}` },
      ...(still(i) ? [idle(i * 2 * MINUTE + 9000)] : []),
    ]);

  it.each<[string, ReturnType<typeof reveals>, readonly string[]]>([
    ['after reveals', reveals(12, () => true), ['medium', 'high']],
    ['after one reveal of ten', reveals(40, (i) => i % 10 === 0), []],
    ['after no reveal', [idle(0), idle(MINUTE), idle(2 * MINUTE), idle(3 * MINUTE), idle(4 * MINUTE)], []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(photographing, events)).toEqual(says);
  });

  it('while customers come up, where browsers tell when somebody is back', () => {
    const told = [idle(-2 * MINUTE), idle(-MINUTE, 'screen-active'), idle(-1)];
    expect(severitiesOf(photographing, [...told, ...looks(6, even)])).toEqual(['high']);
    expect(severitiesOf(photographing, [...told, idle(0, 'screen-active'), ...looks(6, even)])).toEqual([]);
    expect(severitiesOf(photographing, [idle(-1), ...looks(6, even)])).toEqual([]);
  });

  it('says how often', () => {
    const [first] = signsOf(
      photographing,
      reveals(12, () => true),
    );
    expect(first?.reason).toBe('After 4 of 4 reveals today the screen stood still: time to take a picture.');
    const [run] = signsOf(photographing, [...worked, ...looks(30, even)]);
    expect(run?.reason).toMatch(
      /^Looked at 20 customers in a row at an even pace and did nothing for any of them; before, \d of 100/,
    );
  });
});
