import type { Behaviour } from '../choice.ts';
import { SECOND } from '../clock.ts';
import { atWork, SEEN, ticketAt, within } from './doing.ts';

/** Ties a ticket in hand to another customer, looks, and ties it to the next. */
export const rebinding: Behaviour = {
  name: 'rebinding',
  plan(choice) {
    const { random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [4, 8], evasive: [5, 10] });
    const many = choice.whole({ fast: [10, 25], slow: [3, 6], evasive: [2, 3] });
    const reveals = choice.number({ fast: [0.2, 0.5], slow: [0.2, 0.6], evasive: [0.5, 1] });
    return atWork(choice, days, (doing, shift) => {
      for (const at of within(shift, random, many)) {
        const handled = ticketAt(shift, at);
        if (handled === null) continue;
        const { ticket } = handled;
        const more = { ticket, ticketState: 'in-hand' };
        const customer = world.customers.caller(random);
        doing.to(customer, at, 'ticket-bound', { ...more, code: random.chance(0.8) ? 'rebound' : 'merged' });
        doing.to(customer, at + 5 * SECOND, 'read', { ...more, fields: SEEN });
        if (random.chance(reveals))
          doing.to(customer, at + 15 * SECOND, 'reveal', { ...more, fields: ['phone'] });
      }
    });
  },
};
