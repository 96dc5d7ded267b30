import { describe, expect, it } from 'vitest';
import { rebindAsked } from './rebind-asked.ts';
import { DAY, HOUR, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const scene = (...told: readonly Told[]) => row(told.length, (i) => told[i] ?? {});
const asks = (ticket: string, after: number): readonly Told[] => [
  { kind: 'lookup', flags: ['rebind'], ticket, after },
  { kind: 'lookup', flags: ['rebind'], ticket, after: after + 10, ok: false, code: 'second-person-needed' },
];
const reaches = (ticket: string, after: number, more: Told = {}): Told => ({
  ...{ kind: 'reveal', ticket, after, ok: false, code: 'not-in-scope', ...more },
});

describe('asking for another customer on a ticket', () => {
  it.each<[string, ReturnType<typeof scene>, readonly string[]]>([
    ['once, and waiting', scene(...asks('t', 0)), ['low']],
    ['and reaching for it', scene(...asks('t', 0), reaches('t', MINUTE)), ['low', 'medium']],
    ['reaching for it a day later', scene(...asks('t', 0), reaches('t', DAY)), ['low']],
    ['refused on another ticket', scene(...asks('t', 0), reaches('u', MINUTE)), ['low']],
    [
      'shown what is in hand',
      scene(...asks('t', 0), reaches('t', MINUTE, { ok: true, code: null })),
      ['low'],
    ],
    ['refused without having asked', scene(reaches('t', 0)), []],
    ['twice on the same ticket', scene(...asks('t', 0), ...asks('t', HOUR)), ['low']],
    [
      'ticket after ticket',
      scene(...['t', 'u', 'v', 'w'].flatMap((ticket, i) => asks(ticket, i * DAY))),
      ['low', 'low', 'low', 'medium'],
    ],
    [
      'one a week',
      scene(...['t', 'u', 'v', 'w'].flatMap((ticket, i) => asks(ticket, i * 8 * DAY))),
      Array<string>(4).fill('low'),
    ],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(rebindAsked, events)).toEqual(says);
  });

  it('rests on what was asked and what was reached for', () => {
    const sign = signsOf(rebindAsked, scene(...asks('t', 0), reaches('t', MINUTE))).at(-1);
    expect(sign?.reason).toBe(
      'Asked for another customer on ticket t, and reached for what was refused without waiting.',
    );
    expect(sign?.events).toEqual(['e0', 'e1', 'e2']);
  });
});
