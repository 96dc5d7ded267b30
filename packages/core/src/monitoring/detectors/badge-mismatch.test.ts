import { describe, expect, it } from 'vitest';
import { badgeMismatch } from './badge-mismatch.ts';
import { DAY, event, HOUR, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const bare = { ticket: null, ticketState: null };
const own = { 'unexplained-a-day': 1 };
const at = { site: 'manila' };

const badge = (code: string, after: number, site = 'manila') =>
  event({ kind: 'badge', code, site, after, subject: null, ticket: null, id: `b${after}` });

/** Five days with a badge in and out. */
const before = [5, 4, 3, 2, 1].flatMap((day) => [
  badge('in', -day * DAY),
  badge('out', 8 * HOUR - day * DAY),
]);
const work = (told: Told, after = HOUR, count = 20) =>
  row(count, (i) => ({ ...at, ...told, after: after + i * MINUTE }));

describe('at work on a site', () => {
  it.each<[string, ReturnType<typeof work>, readonly string[]]>([
    ['badged in', [badge('in', 0), ...work(bare)], []],
    ['not badged in, once', work({}), ['low']],
    ['not badged in, and collecting', work(bare), ['low', 'high']],
    ['not badged in, two customers', work({}, HOUR, 2), []],
    ['badged in at another site', [badge('in', 0, 'cebu'), ...work({})], ['low', 'medium']],
    ['badged out an hour ago', [badge('in', -HOUR), badge('out', 0), ...work({})], ['low', 'medium']],
    ['badged out a moment ago', [badge('in', -HOUR), badge('out', HOUR - MINUTE), ...work({}, HOUR, 14)], []],
    ['at home', work({ site: null }), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(badgeMismatch, [...before, ...events], { own })).toEqual(says);
  });

  it('speaks up when somebody comes in without a badge again and again', () => {
    const shifts = [0, 1, 2].flatMap((day) => work({}, day * DAY + 18 * HOUR));
    expect(severitiesOf(badgeMismatch, [...before, ...shifts], { own })).toEqual([
      'low',
      'low',
      'low',
      'medium',
    ]);
  });

  it('expects no badge of somebody who never had one', () => {
    expect(severitiesOf(badgeMismatch, work(bare), { own })).toEqual([]);
  });

  it('says which site and how', () => {
    const sign = signsOf(badgeMismatch, [...before, ...work(bare)], { own }).at(-1);
    expect(sign?.reason).toMatch(
      /^Worked from site manila without badging in, on 1 shifts in a row: 4 customers, 4 of them/,
    );
  });
});
