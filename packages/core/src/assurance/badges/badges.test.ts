import { describe, expect, it } from 'vitest';
import { inTime, type BadgeEvent, type Door } from './event.ts';
import { readBadgeFile, type BadgeColumns } from './file.ts';
import { ordered } from './ordered.ts';
import { moved, presenceOf, stays } from './presence.ts';
import { skewOf } from './skew.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

const door = (id: string, direction: Door['direction'], zone: string, from: string | null = null): Door => ({
  ...{ id, direction, zone, from },
});
const doors = new Map(
  [
    door('gate', 'in', 'floor'),
    door('exit', 'out', 'floor'),
    door('turn', 'unknown', 'floor'),
    door('vault', 'in', 'vault', 'floor'),
    door('vault-out', 'out', 'vault', 'floor'),
  ].map((one) => [one.id, one]),
);
const told = (at: number, where: string, rest: Partial<BadgeEvent> = {}): BadgeEvent => ({
  ...{
    key: `${String(at)} ${where}`,
    at,
    received: Infinity,
    door: where,
    badge: 'b1',
    direction: 'unknown',
    result: 'granted',
  },
  ...rest,
});

describe('events as they happened', () => {
  it('are each once, by their key and within a second at one reader', () => {
    const events = [
      told(5000, 'gate'),
      told(5900, 'gate'),
      told(5000, 'gate'),
      told(6001, 'gate'),
      told(5100, 'exit'),
    ];
    expect(ordered(events).map(({ at, door: of }) => `${of} ${String(at)}`)).toEqual([
      'gate 5000',
      'exit 5100',
      'gate 6001',
    ]);
  });

  it('keep two badges, two results and numbers nobody knows apart', () => {
    const events = [
      told(0, 'gate', { key: 'a' }),
      told(0, 'gate', { key: 'b', badge: 'b2' }),
      told(0, 'gate', { key: 'c', result: 'denied' }),
      told(0, 'gate', { key: 'd', badge: null }),
      told(0, 'gate', { key: 'e', badge: null }),
    ];
    expect(ordered(events)).toHaveLength(5);
  });

  it('never happen after they were told', () => {
    const [event] = ordered([told(60_000, 'gate', { received: 9000 })], new Map([['gate', HOUR]]));
    expect(event?.at).toBe(9000);
    const day = 24 * HOUR;
    expect([inTime({ at: 0, received: day }), inTime({ at: 0, received: day + 1 })]).toEqual([true, false]);
  });

  it('change places where a reader’s clock is put right', () => {
    const events = [told(10 * SECOND, 'gate'), told(40 * SECOND, 'exit')];
    const right = ordered(events, new Map([['gate', 60 * SECOND]]));
    expect(right.map(({ door: of, at }) => [of, at])).toEqual([
      ['exit', 40 * SECOND],
      ['gate', 70 * SECOND],
    ]);
  });
});

describe('a reader’s clock', () => {
  const steady = (ms: number, many = 20) => Array.from({ length: many }, (_, nth) => ms + (nth % 5) * 400);
  it.each<[string, readonly number[], { correction: number; far: boolean }]>([
    ['is right', steady(800), { correction: 0, far: false }],
    ['is a minute behind', steady(60_000), { correction: 60_800, far: false }],
    ['is a minute ahead', steady(-60_000), { correction: -59_200, far: false }],
    ['is ten minutes ahead', steady(-600_000), { correction: -599_200, far: true }],
    ['is an hour behind', steady(HOUR), { correction: 3_600_800, far: true }],
    ['says nothing by few deliveries', steady(600_000, 7), { correction: 0, far: false }],
    [
      'says nothing where deliveries come when they like',
      Array.from({ length: 30 }, (_, nth) => nth * 40_000),
      { correction: 0, far: false },
    ],
    [
      'is not moved by a few that came late',
      [...steady(800), HOUR, HOUR, HOUR],
      { correction: 0, far: false },
    ],
    ['of nothing is right', [], { correction: 0, far: false }],
  ])('%s', (_, delays, said) => {
    expect(skewOf(delays)).toMatchObject(said);
  });
});

describe('where a badge is', () => {
  it.each<[string, readonly BadgeEvent[], string | null | undefined]>([
    ['nowhere known', [], undefined],
    ['in', [told(1, 'gate')], 'floor'],
    ['out again', [told(1, 'gate'), told(2000, 'exit')], null],
    ['not in by a door that stayed shut', [told(1, 'gate', { result: 'denied' })], undefined],
    [
      'still in by an exit that stayed shut',
      [told(1, 'gate'), told(2000, 'exit', { result: 'denied' })],
      'floor',
    ],
    ['further in', [told(1, 'gate'), told(2000, 'vault')], 'vault'],
    ['back on the floor', [told(1, 'gate'), told(2000, 'vault'), told(4000, 'vault-out')], 'floor'],
    ['in by a turnstile', [told(1, 'turn')], 'floor'],
    ['out by the same turnstile', [told(1, 'turn'), told(2000, 'turn')], null],
    ['out, as the system itself says', [told(1, 'gate'), told(2000, 'turn', { direction: 'out' })], null],
    ['in anew by a turnstile, a day after', [told(1, 'turn'), told(20 * HOUR, 'turn')], 'floor'],
    ['not moved by a door nobody knows', [told(1, 'gate'), told(2000, 'nowhere')], 'floor'],
  ])('%s', (_, events, zone) => {
    expect(presenceOf(ordered(events), doors).get('b1')?.zone).toBe(zone);
  });

  it('counts for a shift and no longer', () => {
    const there = moved(null, told(0, 'gate'), doors);
    expect(there).toEqual({ zone: 'floor', since: 0, before: null });
    expect([stays({ since: 0 }, 16 * HOUR - 1), stays({ since: 0 }, 16 * HOUR)]).toEqual([true, false]);
  });
});

describe('a file of a badge system', () => {
  const columns: BadgeColumns = {
    ...{ at: 'Time', door: 'Reader', badge: 'Card No', direction: 'Dir', result: 'Result', id: null },
  };
  const read = (...lines: string[]) =>
    readBadgeFile(['Time,Reader,Card No,Dir,Result', ...lines].join('\r\n'), columns, 480);

  it('is read with times in the zone it is said to be in', () => {
    expect(
      read('2026-11-02 08:00:01,G1,"7,001",Entry,Access Granted', '2026-11-02T08:00:02Z,G1,7002,,').events,
    ).toEqual([
      {
        ...{ id: null, at: Date.parse('2026-11-02T00:00:01Z'), door: 'G1', badge: '7,001', direction: 'in' },
        result: 'granted',
      },
      {
        ...{
          id: null,
          at: Date.parse('2026-11-02T08:00:02Z'),
          door: 'G1',
          badge: '7002',
          direction: 'unknown',
        },
        result: 'granted',
      },
    ]);
  });

  it.each([
    ['02/11/2026 08:00,G1,7001,in,ok', 'time'],
    ['2026-13-02 08:00,G1,7001,in,ok', 'time'],
    ['2026-11-02 08:00,,7001,in,ok', 'door'],
    ['2026-11-02 08:00,G1,,in,ok', 'badge'],
    ['2026-11-02 08:00,G1,7001,sideways,ok', 'direction'],
    ['2026-11-02 08:00,G1,7001,in,perhaps', 'result'],
    ['2026-11-02 08:00,G1,7001,in', 'cells'],
    ['2026-11-02 08:00,G1,"7001,in,ok', 'quote'],
  ])('names the line of %j and what is wrong, not what it says', (line, problem) => {
    const { events, unread } = read('2026-11-02 08:00,G1,7000,in,ok', '', line);
    expect(events).toHaveLength(1);
    expect(unread).toEqual([{ line: 4, problem }]);
  });

  it('without a column that was named is read not at all', () => {
    expect(readBadgeFile('Time;Reader\n2026-11-02 08:00;G1', columns, 0)).toEqual({
      ...{ headings: ['Time', 'Reader'], missing: ['Card No', 'Dir', 'Result'], events: [], unread: [] },
    });
  });
});
