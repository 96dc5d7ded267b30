import { describe, expect, it } from 'vitest';
import { escalationsOf, planOf, type Channel, type Raised } from './channel.ts';

const night = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };
const officer: Channel = { id: 'a', least: 'medium', vendors: null, quiet: null, escalation: null };
const raised = (given: Partial<Raised> = {}): Raised => ({
  ...{ severity: 'high', vendor: 'pty_brightline', at: Date.parse('2026-10-05T09:00:00Z') },
  ...given,
});
const due = (channel: Partial<Channel>, alert: Partial<Raised>) => {
  const [plan] = planOf(raised(alert), [{ ...officer, ...channel }]);
  return plan === undefined ? null : new Date(plan.dueAt).toISOString();
};

describe('who is told, and when', () => {
  const at = Date.parse;
  const cases: readonly (readonly [string, Partial<Channel>, Partial<Raised>, string | null])[] = [
    ['at once', {}, {}, '2026-10-05T09:00:00.000Z'],
    ['not of less than they asked for', { least: 'critical' }, {}, null],
    ['not of another vendor', { vendors: ['pty_other'] }, {}, null],
    ['of their own vendor', { vendors: ['pty_brightline'] }, {}, '2026-10-05T09:00:00.000Z'],
    ['of what is about no vendor', { vendors: ['pty_other'] }, { vendor: null }, '2026-10-05T09:00:00.000Z'],
    [
      'at the end of the quiet hours',
      { quiet: night },
      { at: at('2026-10-05T23:00:00Z') },
      '2026-10-06T05:00:00.000Z',
    ],
    [
      'critical wakes',
      { quiet: night },
      { at: at('2026-10-05T23:00:00Z'), severity: 'critical' },
      '2026-10-05T23:00:00.000Z',
    ],
    [
      'the minute they begin',
      { quiet: night },
      { at: at('2026-10-05T20:00:00Z') },
      '2026-10-06T05:00:00.000Z',
    ],
    ['the minute they end', { quiet: night }, { at: at('2026-10-06T05:00:00Z') }, '2026-10-06T05:00:00.000Z'],
    [
      'an hour later by the clocks put back',
      { quiet: night },
      { at: at('2026-10-24T23:00:00Z') },
      '2026-10-25T06:00:00.000Z',
    ],
    [
      'on quiet days only',
      { quiet: { ...night, days: ['sat', 'sun'] } },
      { at: at('2026-10-05T23:00:00Z') },
      '2026-10-05T23:00:00.000Z',
    ],
  ];
  it.each(cases)('%s', (_, channel, alert, expected) => {
    expect(due(channel, alert)).toBe(expected);
  });
});

describe('what nobody takes', () => {
  const to = (id: string, minutes = 15) => ({ minutes, to: id });
  const channels: readonly Channel[] = [
    { ...officer, id: 'a', escalation: to('b') },
    { ...officer, id: 'b', least: 'critical', quiet: night, escalation: to('a') },
    { ...officer, id: 'gone', escalation: to('nobody') },
  ];
  const at = Date.parse('2026-10-05T23:00:00Z');
  const minutes = (count: number) => at + count * 60_000;

  it('goes to the next after its minutes, whatever that one is usually told', () => {
    const planned = [{ channel: 'a', dueAt: at }];
    expect(escalationsOf(planned, channels, minutes(15) - 1)).toEqual([]);
    expect(escalationsOf(planned, channels, minutes(15))).toEqual([{ channel: 'b', dueAt: minutes(15) }]);
  });

  it('ends when all were told', () => {
    const planned = [
      { channel: 'a', dueAt: at },
      { channel: 'b', dueAt: minutes(15) },
    ];
    expect(escalationsOf(planned, channels, minutes(10_000))).toEqual([]);
  });

  it('is told to no channel that ended', () => {
    expect(escalationsOf([{ channel: 'gone', dueAt: at }], channels, minutes(60))).toEqual([]);
  });
});
