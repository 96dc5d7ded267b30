import { describe, expect, it } from 'vitest';
import { readLine } from './line.ts';
import type { WatchedEvent } from './watched.ts';

function read(told: object): WatchedEvent {
  const event = readLine(JSON.stringify(told), 7);
  if ('problem' in event) throw new Error(event.problem);
  return event;
}

const base = { id: 'e1', at: '2026-03-01T10:00:00Z', kind: 'read', agent: 'a', vendor: 'v' };

describe('a line of a recorded stream', () => {
  it.each([
    ['2026-03-01T10:00:00Z', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01T12:00:00.250+02:00', Date.UTC(2026, 2, 1, 10, 0, 0, 250)],
    ['2026-03-01T04:30:00-05:30', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01T10:00:00', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01 10:00:00', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01T12:00:00+02', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01T12:00:00+0200', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01T10:00:00.123456789Z', Date.UTC(2026, 2, 1, 10, 0, 0, 123)],
    [1_772_359_200_000, 1_772_359_200_000],
    [1_772_359_200, 1_772_359_200_000],
    [1_772_359_200.5, 1_772_359_200_500],
    ['1772359200', 1_772_359_200_000],
    ['1772359200000', 1_772_359_200_000],
  ])('reads the time %s', (at, ms) => {
    expect(read({ ...base, at }).at).toBe(ms);
  });

  it.each([
    ['search', 'lookup'],
    ['VIEW', 'read'],
    ['Record View', 'read'],
    ['login', 'sign-in'],
    ['sql', 'query'],
    ['download', 'export'],
    ['ticket_closed', 'ticket-closed'],
    ['offboarded', 'left'],
    ['telepathy', 'telepathy'],
  ])('takes the kind %s for %s', (kind, known) => {
    expect(read({ ...base, kind }).kind).toBe(known);
  });

  it.each([
    [['honeytoken'], ['canary']],
    [
      ['decoy_customer', 'VIP'],
      ['canary', 'vip'],
    ],
    [['canary-field'], ['canary-field']],
    [['employee'], ['colleague']],
    [['no-match'], ['not-found']],
    [['of-no-known-kind'], ['of-no-known-kind']],
    ['canary', ['canary']],
    ['vip, decoy', ['vip', 'canary']],
    [{ canary: true, vip: false }, ['canary']],
    [null, []],
  ])('takes the flags %j for %j', (flags, known) => {
    expect(read({ ...base, flags }).flags).toEqual(known);
  });

  it.each([
    ['open', 'in-hand'],
    ['Resolved', 'closed'],
    ['self-opened', 'agent-bound'],
    ['of-no-known-state', 'of-no-known-state'],
    [undefined, null],
  ])('takes the ticket state %s for %s', (ticketState, known) => {
    expect(read({ ...base, ticketState }).ticketState).toBe(known);
  });

  it('leaves empty what the stream does not tell', () => {
    expect(read({ at: 0, kind: 'read' })).toMatchObject({
      ...{ id: 'line-7', agent: '', vendor: '', queue: null, subject: null, flags: [], fields: [] },
      ...{ rows: 0, ok: true, until: null },
    });
  });

  it.each([
    ['numbers as text', { rows: '12', subjectOrder: '34' }, { rows: 12, subjectOrder: 34 }],
    ['what is no number', { rows: 'many', subjectOrder: '' }, { rows: 0, subjectOrder: null }],
    ['numbers as names', { agent: 7, subject: 8, ticket: 9 }, { agent: '7', subject: '8', ticket: '9' }],
    [
      'names with what belongs to them',
      { agent: { id: 'a' }, subject: { id: 's', order: 5 }, ticket: { id: 't', state: 'solved' } },
      { agent: 'a', subject: 's', subjectOrder: 5, ticket: 't', ticketState: 'closed' },
    ],
    ['fields in one text', { fields: 'name,email' }, { fields: ['name', 'email'] }],
    ['no agent', { agent: null }, { agent: '' }],
    ['a refusal as a number', { ok: 0 }, { ok: false }],
    ['a refusal as text', { ok: 'False' }, { ok: false }],
    ['nothing of a refusal', { ok: null }, { ok: true }],
  ])('reads %s', (_, told, event) => {
    expect(read({ ...base, ...told })).toMatchObject(event);
  });

  it('reads an event that is wrapped, and the first line of a file with a byte order mark', () => {
    for (const line of [
      JSON.stringify({ event: base }),
      JSON.stringify({ data: base, offset: 4 }),
      `\uFEFF${JSON.stringify(base)}`,
    ])
      expect(readLine(line, 1)).toMatchObject({ id: 'e1', kind: 'read', agent: 'a' });
  });

  it('takes a look-up of nobody with no rows for a miss', () => {
    expect(read({ ...base, kind: 'lookup', rows: 0 }).flags).toEqual(['not-found']);
    expect(read({ ...base, kind: 'lookup', rows: 0, subject: 's' }).flags).toEqual([]);
    expect(read({ ...base, kind: 'lookup' }).flags).toEqual([]);
  });

  it.each([
    ['{', 'not JSON'],
    ['[1]', 'not an object'],
    ['{"kind":"read"}', '"at" is no time'],
    ['{"at":"yesterday","kind":"read"}', '"at" is no time'],
    ['{"at":1}', '"kind" is missing'],
  ])('says what is wrong with %s, and nothing of what it holds', (line, problem) => {
    expect(readLine(line, 1)).toEqual({ problem });
  });
});
