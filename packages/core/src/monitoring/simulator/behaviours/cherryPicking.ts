import type { Behaviour } from '../choice.ts';
import { MINUTE, SECOND } from '../clock.ts';
import { atWork, SEEN, within } from './doing.ts';

/** Picks the tickets of customers worth most, where others take what they are given. */
export const cherryPicking: Behaviour = {
  name: 'cherry-picking',
  plan(choice) {
    const { random, world } = choice;
    const days = choice.whole({ fast: [1, 2], slow: [5, 10], evasive: [8, 14] });
    const many = choice.whole({ fast: [12, 25], slow: [5, 9], evasive: [3, 5] });
    const share = choice.number({ fast: [0.9, 1], slow: [0.8, 1], evasive: [0.6, 0.8] });
    return atWork(choice, days, (doing, shift, nth) => {
      within(shift, random, many).forEach((at, turn) => {
        const ticket = `${shift.person.id.slice(-3)}z${String(nth)}z${String(turn)}`;
        const more = { ticket, ticketState: 'in-hand' };
        const flag = random.chance(0.15) ? 'vip' : 'high-value';
        const customer = random.chance(share)
          ? world.customers.flagged(random, flag)
          : world.customers.caller(random);
        doing.tell(at, 'ticket-taken', { ticket, code: 'self-picked' });
        doing.to(customer, at + SECOND, 'ticket-bound', { ...more, code: 'signed-in' });
        doing.to(customer, at + random.between(10, 40) * SECOND, 'read', { ...more, fields: SEEN });
        if (random.chance(0.5))
          doing.to(customer, at + 50 * SECOND, 'reveal', {
            ...more,
            fields: [random.pick(['phone', 'balance'])],
          });
        doing.tell(at + random.between(2, 9) * MINUTE, 'ticket-closed', { ticket });
      });
    });
  },
};
