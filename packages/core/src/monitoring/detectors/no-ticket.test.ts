import { describe, expect, it } from 'vitest';
import { noTicket } from './no-ticket.ts';
import { aboutOf, around, event, row, severitiesOf, signsOf, type Usually } from './scene.ts';

const seen = (count: number, usually: Usually = {}): Usually => ({
  ...usually,
  now: { 'subjects-a-day': 90, 'unexplained-a-day': count, ...usually.now },
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
    [
      'in the first days, by one who has a ticket for nobody, as in quality assurance',
      20,
      { peers: { 'unexplained-a-day': 1 }, now: { 'subjects-a-day': 22 } },
      ['low'],
    ],
    [
      'in the first days, more than quality assurance needs',
      32,
      { peers: { 'unexplained-a-day': 1 }, now: { 'subjects-a-day': 32 } },
      ['medium'],
    ],
  ])('%s', (_, count, usually, severities) => {
    expect(severitiesOf(noTicket, [without], seen(count, usually))).toEqual(severities);
  });

  it('beside leads of the same queue is found of whoever never had any', () => {
    const leads = { ...around(1), p95: 38, p99: 50, max: 60 };
    const own = { ...around(0), n: 12 };
    const about = {
      ...aboutOf('no-ticket', seen(9)),
      usual: () => ({ own, peers: leads, busy: 1 }),
    };
    expect(noTicket.see(noTicket.fresh(), without, about)?.severity).toBe('medium');
    const known = { ...about, usual: () => ({ own: { ...own, n: 4 }, peers: leads, busy: 1 }) };
    expect(noTicket.see(noTicket.fresh(), without, known)).toBeNull();
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
