import { expect, it } from 'vitest';
import type { BadgeEvent, Door, Zone } from '../event.ts';
import { ordered } from '../ordered.ts';
import { alarmsOf, type Badge, type BadgeAlarm, type Walk } from './index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Well inside the walk: whoever came before it would have left by then. */
const T = 20 * HOUR;

const doors: readonly Door[] = [
  { id: 'gate', direction: 'in', zone: 'floor', from: null },
  { id: 'exit', direction: 'out', zone: 'floor', from: null },
  { id: 'vault', direction: 'in', zone: 'vault', from: 'floor' },
  { id: 'lobby', direction: 'in', zone: 'lobby', from: null },
];
const zones: readonly Zone[] = [
  { id: 'floor', kind: 'work' },
  { id: 'vault', kind: 'restricted' },
  { id: 'lobby', kind: 'public' },
];
const person = (id: string, rest: Partial<Badge> = {}, leftAt: number | null = null): Badge => ({
  ...{ id, holder: { kind: 'person', person: `per_${id}`, leftAt }, from: 0, until: null, lostAt: null },
  ...rest,
});
const badges: readonly Badge[] = [
  person('ada'),
  person('ben'),
  person('lost', { lostAt: T - HOUR }),
  person('over', { until: T - HOUR }),
  person('left', {}, T - HOUR),
  { ...person('guest'), holder: { kind: 'visitor', visitor: 'vis_1', escort: 'per_ada' } },
];
let nth = 0;
const passes = (
  at: number,
  door: string,
  badge: string | null = 'ada',
  result: 'granted' | 'denied' = 'granted',
): BadgeEvent => ({
  ...{
    key: String(++nth).padStart(6, '0'),
    at: T + at,
    received: Infinity,
    door,
    badge,
    direction: 'unknown',
    result,
  },
});
const works = (at: number, id = 'ada') => ({ person: `per_${id}`, at: T + at });
const walk = (events: readonly BadgeEvent[], rest: Partial<Walk> = {}): Walk => ({
  ...{ events: ordered(events), from: 0, to: T + 12 * HOUR },
  ...{ doors: new Map(doors.map((one) => [one.id, one])), zones: new Map(zones.map((one) => [one.id, one])) },
  ...{ badges: new Map(badges.map((one) => [one.id, one])), work: [], onShift: () => null },
  ...rest,
});
const said = (alarms: readonly BadgeAlarm[]) =>
  alarms.map(
    ({ rule, level, times, why }) => `${rule} ${level} ${String(times)}${why === null ? '' : ` ${why}`}`,
  );

it.each<[string, readonly BadgeEvent[], readonly string[], Partial<Walk>?]>([
  ['in and out', [passes(0, 'gate'), passes(HOUR, 'exit')], []],
  ['in tried again at once', [passes(0, 'gate'), passes(40_000, 'gate')], []],
  ['in twice, once', [passes(0, 'gate'), passes(HOUR, 'gate')], ['passback context 1']],
  [
    'in twice, again and again',
    [passes(0, 'gate'), passes(HOUR, 'gate'), passes(2 * HOUR, 'gate')],
    ['passback signal 2'],
  ],
  ['out without in', [passes(0, 'exit')], ['passback context 1']],
  ['out twice at once', [passes(0, 'gate'), passes(HOUR, 'exit'), passes(HOUR + 30_000, 'exit')], []],
  [
    'out, and out again an hour later',
    [passes(0, 'gate'), passes(HOUR, 'exit'), passes(2 * HOUR, 'exit'), passes(3 * HOUR, 'exit')],
    ['passback signal 2'],
  ],
  ['out of whoever came in before the walk', [passes(0, 'exit')], [], { from: T - HOUR }],
  ['deeper in', [passes(0, 'gate'), passes(HOUR, 'vault')], []],

  ['work in the zone', [passes(0, 'gate')], [], { work: [works(HOUR), works(9 * HOUR)] }],
  ['work as one badges in', [passes(2 * MINUTE, 'gate')], [], { work: [works(0)] }],
  [
    'work a moment after leaving',
    [passes(0, 'gate'), passes(HOUR, 'exit')],
    [],
    { work: [works(HOUR + MINUTE)] },
  ],
  [
    'work without a badge, once',
    [passes(0, 'gate', 'ben')],
    ['work-unbadged context 1'],
    { work: [works(HOUR), works(HOUR + 1)] },
  ],
  [
    'work without a badge, on and on',
    [passes(0, 'gate', 'ben')],
    ['work-unbadged signal 3'],
    { work: [works(HOUR), works(2 * HOUR), works(3 * HOUR)] },
  ],
  [
    'work after leaving',
    [passes(0, 'gate'), passes(HOUR, 'exit')],
    ['work-unbadged signal 2'],
    { work: [works(2 * HOUR), works(3 * HOUR)] },
  ],
  ['work of whoever came before the walk', [], [], { work: [works(0)], from: T - HOUR }],

  ['come on shift', [passes(0, 'gate')], [], { onShift: () => true }],
  ['come after hours, once', [passes(0, 'gate')], ['after-hours context 1'], { onShift: () => false }],
  ['come to the lobby after hours', [passes(0, 'lobby')], [], { onShift: () => false }],
  ['leave after hours', [passes(0, 'exit')], [], { onShift: () => false, from: T - HOUR }],
  [
    'into the vault after hours',
    [passes(0, 'vault')],
    ['after-hours signal 1 restricted'],
    { onShift: () => false },
  ],

  ['a lost badge that opens', [passes(0, 'gate', 'lost')], ['badge-ended signal 1 lost']],
  ['a lost badge that is tried', [passes(0, 'gate', 'lost', 'denied')], ['badge-ended signal 1 lost']],
  ['a badge before it was lost', [passes(-2 * HOUR, 'gate', 'lost')], []],
  ['a leaver’s badge', [passes(0, 'gate', 'left')], ['badge-ended signal 1 left']],
  ['a badge that ran out and opens', [passes(0, 'gate', 'over')], ['badge-ended signal 1 over']],
  [
    'a badge that ran out and is refused',
    [passes(0, 'gate', 'over', 'denied')],
    ['badge-ended context 1 over-denied'],
  ],
  ['a number nobody has, once', [passes(0, 'gate', null)], ['badge-ended context 1 unregistered']],
  [
    'a number nobody has, all day',
    [passes(0, 'gate', null), passes(1, 'gate', null), passes(2, 'gate', null)],
    ['badge-ended signal 3 unregistered'],
  ],

  ['refused twice', [passes(0, 'gate', 'ada', 'denied'), passes(5000, 'gate', 'ada', 'denied')], []],
  [
    'refused three times at a door',
    [0, 5000, 9000].map((at) => passes(at, 'gate', 'ada', 'denied')),
    ['denied-series context 3'],
  ],
  [
    'refused at one door after another',
    [
      passes(0, 'gate', 'ada', 'denied'),
      passes(5000, 'vault', 'ada', 'denied'),
      passes(9000, 'vault', 'ada', 'denied'),
    ],
    ['denied-series signal 3'],
  ],
  [
    'refused five times',
    [0, 5000, 9000, 13_000, 17_000].map((at) => passes(at, 'gate', 'ada', 'denied')),
    ['denied-series signal 5'],
  ],
  ['refused now and then', [0, HOUR, 2 * HOUR].map((at) => passes(at, 'gate', 'ada', 'denied')), []],

  ['a visitor beside their escort', [passes(0, 'gate'), passes(MINUTE, 'gate', 'guest')], []],
  ['a visitor whose escort comes last', [passes(0, 'gate', 'guest'), passes(MINUTE, 'gate')], []],
  ['a visitor alone', [passes(0, 'gate', 'guest')], ['visitor-alone signal 1']],
  [
    'a visitor whose escort left',
    [passes(0, 'gate'), passes(HOUR, 'exit'), passes(2 * HOUR, 'gate', 'guest')],
    ['visitor-alone signal 1'],
  ],
  ['a visitor in the lobby', [passes(0, 'lobby', 'guest')], []],
  ['a visitor a moment ago', [passes(0, 'gate', 'guest')], [], { to: T + MINUTE }],
])('%s', (_, events, says, rest = {}) => {
  expect(said(alarmsOf(walk(events, rest)))).toEqual(says);
});

it('names the person, and the newest first', () => {
  const [first, second] = alarmsOf(walk([passes(0, 'gate', 'lost'), passes(HOUR, 'gate', 'left')]));
  expect([first?.person, second?.person]).toEqual(['per_left', 'per_lost']);
});
