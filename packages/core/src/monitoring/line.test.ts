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
    [1_772_359_200_000, 1_772_359_200_000],
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
