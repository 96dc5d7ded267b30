import { describe, expect, it } from 'vitest';
import { reboundTicket } from './rebound-ticket.ts';
import { DAY, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const bound = { kind: 'ticket-bound' };

describe('a ticket tied to another customer than before', () => {
  it.each<[string, number, (place: number) => Told, readonly string[]]>([
    ['each ticket once', 30, () => bound, []],
    ['the same customer again', 6, () => ({ ...bound, ticket: 't', subject: 's' }), []],
    ['one mistake, put right', 2, (i) => ({ ...bound, ticket: 't', subject: `s${i}` }), ['low']],
    [
      'one ticket, four customers',
      4,
      (i) => ({ ...bound, ticket: 't', subject: `s${i}` }),
      ['low', 'low', 'high'],
    ],
    ['told by its code alone', 1, () => ({ ...bound, code: 'rebound' }), ['low']],
    [
      'a row of tickets in a week',
      4,
      (i) => ({ ...bound, code: 'rebound', after: i * DAY }),
      ['low', 'low', 'low', 'medium'],
    ],
    [
      'one a fortnight',
      4,
      (i) => ({ ...bound, code: 'rebound', after: i * 14 * DAY }),
      Array<string>(4).fill('low'),
    ],
    [
      'doubles of one customer merged',
      6,
      (i) => ({ ...bound, code: 'merged', ticket: 't', subject: 's', after: i * MINUTE }),
      [],
    ],
    ['refused', 6, (i) => ({ ...bound, ticket: 't', subject: `s${i}`, ok: false }), []],
  ])('%s', (_, count, told, says) => {
    expect(severitiesOf(reboundTicket, row(count, told))).toEqual(says);
  });

  it('names the ticket and the number, and rests on the bindings', () => {
    const sign = signsOf(
      reboundTicket,
      row(4, (i) => ({ ...bound, ticket: 't', subject: `s${i}` })),
    ).at(-1);
    expect(sign?.reason).toBe('Tied ticket t to 4 customers one after the other.');
    expect(sign?.events).toEqual(['e1', 'e2', 'e3']);
  });
});
