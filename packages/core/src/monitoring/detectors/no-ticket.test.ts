import { describe, expect, it } from 'vitest';
import { noTicket } from './no-ticket.ts';
import { event, row, severitiesOf, signsOf, type Usually } from './scene.ts';

const seen = (count: number, usually: Usually = {}): Usually => ({
  ...usually,
  now: { 'unexplained-a-day': count },
});
const usual: Usually = { own: { 'unexplained-a-day': 1 }, peers: { 'unexplained-a-day': 1 } };
const without = event({ ticket: null, ticketState: null });

describe('customers without a ticket', () => {
  it.each<readonly [string, number, Usually, readonly string[]]>([
    ['a slip', 2, usual, []],
    ['some more than usual', 5, usual, ['low']],
    ['far more than anybody', 10, usual, ['medium']],
    ['a collection', 60, usual, ['high']],
    ['many, as peers have', 20, { peers: { 'unexplained-a-day': 25 } }, []],
    ['many, as a team lead always has', 20, { ...usual, own: { 'unexplained-a-day': 20 } }, []],
    ['in the first days, what would be much later', 10, { peers: { 'unexplained-a-day': 1 } }, ['low']],
    ['in the first days, a collection', 16, { peers: { 'unexplained-a-day': 1 } }, ['medium']],
    ['before anything is known', 25, {}, ['medium']],
  ])('%s', (_, count, usually, severities) => {
    expect(severitiesOf(noTicket, [without], seen(count, usually))).toEqual(severities);
  });

  it.each([
    ['a ticket in hand', {}],
    ['a refused access', { ticket: null, ticketState: null, ok: false }],
    [
      'a look-up that found nobody',
      { kind: 'lookup', ticket: null, ticketState: null, flags: ['not-found'] },
    ],
    ['the note that ends a closed ticket', { kind: 'note', ticketState: 'closed' }],
  ])('does not count %s', (_, told) => {
    expect(severitiesOf(noTicket, [event(told)], seen(99, usual))).toEqual([]);
  });

  it.each([['closed'], ['not-assigned'], ['of-no-known-state']])(
    'counts a ticket that is %s',
    (ticketState) => {
      expect(severitiesOf(noTicket, [event({ ticketState })], seen(10, usual))).toEqual(['medium']);
    },
  );

  it('tells how many, beside what is usual, and the latest entries', () => {
    const signs = signsOf(
      noTicket,
      row(20, () => ({ ticket: null, ticketState: null })),
      seen(10, usual),
    );
    expect(signs.at(-1)?.reason).toBe(
      '10 customers today without a ticket that explains it; usual is up to 3 for this agent and up to 3 among peers.',
    );
    expect(signs.at(-1)?.events).toHaveLength(12);
    expect(signs.at(-1)?.events.at(-1)).toBe('e19');
  });
});
