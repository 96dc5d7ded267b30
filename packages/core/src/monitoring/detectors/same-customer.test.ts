import { describe, expect, it } from 'vitest';
import { sameCustomer } from './same-customer.ts';
import { DAY, event, severitiesOf, signsOf, type Told, type Usually } from './scene.ts';

const usual: Usually = { own: { 'unexplained-a-day': 1 } };
const bare: Told = { ticket: null, ticketState: null, subject: 'followed' };
const onDays = (days: readonly number[], told: Told = bare) =>
  days.map((day) => event({ ...told, id: `d${day}`, after: day * DAY }));

describe('one customer again and again', () => {
  it.each<[string, readonly ReturnType<typeof event>[], Usually, readonly string[]]>([
    ['on three days', onDays([0, 2, 5]), usual, []],
    ['on four days', onDays([0, 2, 5, 9]), usual, ['medium']],
    ['on seven days', onDays([0, 1, 2, 5, 9, 10, 11]), usual, ['medium', 'high']],
    ['on four days, far apart', onDays([0, 9, 18, 27]), usual, []],
    ['with a ticket', onDays([0, 2, 5, 9], { subject: 'followed' }), usual, []],
    ['refused', onDays([0, 2, 5, 9], { ...bare, ok: false }), usual, []],
    ['by one whose work needs no ticket', onDays([0, 2, 5, 9]), { own: { 'unexplained-a-day': 9 } }, []],
    ['by one who is not known yet', onDays([0, 2, 5, 9]), {}, []],
    ['many times on one day', onDays([0, 0.1, 0.2, 0.3, 0.4]), usual, []],
    [
      'with a few others in between',
      onDays([0, 2, 5, 9]).flatMap((one, place) => [
        one,
        ...[1, 2, 3].map((other) =>
          event({ ...bare, subject: `o${place}-${other}`, id: `o${place}-${other}`, after: place * 2 * DAY }),
        ),
      ]),
      usual,
      ['medium'],
    ],
  ])('%s', (_, events, usually, says) => {
    expect(severitiesOf(sameCustomer, events, usually)).toEqual(says);
  });

  it('says whom, on how many days, and cites them', () => {
    const [sign] = signsOf(sameCustomer, onDays([0, 2, 5, 9]), usual);
    expect(sign?.reason).toBe('Looked at customer followed on 4 days within 14 without a ticket.');
    expect(sign?.events).toEqual(['d2', 'd5', 'd9']);
  });
});
