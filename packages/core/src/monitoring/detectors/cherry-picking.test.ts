import { describe, expect, it } from 'vitest';
import { cherryPicking } from './cherry-picking.ts';
import { event, row, severitiesOf, signsOf, type Told } from './scene.ts';

const rich = { flags: ['high-value'] };
const bare = { ticket: null, ticketState: null };

/** Takes a ticket of its own choice, then opens its customer. */
const picked = (count: number, told: (place: number) => Told, code = 'self-picked') =>
  row(count, (i) => told(i), 1000).flatMap((one) => [
    event({ kind: 'ticket-taken', ticket: one.ticket, code, subject: null, id: `p${one.id}` }),
    one,
  ]);

const given = (share: number) => row(200, (i) => (i % 100 < share * 100 ? rich : {}));

describe('customers of high value among those an agent chose', () => {
  it.each<[string, ReturnType<typeof picked>, readonly string[]]>([
    ['hardly any among those given', [...given(0.03), ...picked(5, () => rich)], ['medium']],
    [
      'looked at without a ticket',
      [...given(0.03), ...row(5, () => ({ ...rich, ...bare }), 900)],
      ['medium'],
    ],
    ['as many among those given', [...given(0.6), ...picked(6, () => rich)], []],
    ['one of ten', [...given(0.03), ...picked(40, (i) => (i % 10 ? {} : rich))], []],
    ['given and not chosen', [...given(0.03), ...picked(6, () => rich, 'escalated')], []],
    [
      'one customer who comes back',
      [...given(0.03), ...picked(12, (i) => (i % 2 ? {} : { ...rich, subject: 'one' }))],
      [],
    ],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(cherryPicking, events)).toEqual(says);
  });

  it('says how many of how many, beside those given', () => {
    const [sign] = signsOf(cherryPicking, [...given(0.03), ...picked(6, () => rich)]);
    expect(sign?.reason).toBe(
      'Of 4 customers they chose themselves, 4 are of high value; among those given to them it is 3 of 100.',
    );
  });
});
