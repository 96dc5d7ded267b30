import type { Behaviour } from '../choice.ts';
import { MINUTE } from '../clock.ts';
import { atWork, coverAt, SEEN, within } from './doing.ts';

/**
 * Collects a list over weeks at a pace that looks like work: about 135 accounts a day (AT&T 2013-14), or 20 to 40.
 * Evasive: each under a ticket that is closed, another customer's, or of one's own making.
 */
export const lowAndSlow: Behaviour = {
  name: 'low-and-slow',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [10, 25], slow: [15, 30], evasive: [10, 25] });
    const many = choice.number({ fast: [120, 150], slow: [20, 40], evasive: [120, 150] });
    const cover = random.pick(['closed', 'in-hand', 'own'] as const);
    return atWork(choice, days, (doing, shift, nth) => {
      within(shift, random, random.logNormal(many, 0.1)).forEach((at, turn) => {
        const customer = world.customers.caller(random);
        if (form !== 'evasive') doing.lookAt(customer, at);
        else if (cover === 'own') {
          const ticket = `${shift.person.id.slice(-3)}x${String(nth)}x${String(turn)}`;
          doing.tell(at, 'ticket-opened', { ticket, code: 'self-opened' });
          doing.to(customer, at + 3000, 'ticket-bound', {
            ticket,
            ticketState: 'agent-bound',
            code: 'agent-bound',
          });
          doing.to(customer, at + 9000, 'read', { ticket, ticketState: 'agent-bound', fields: SEEN });
          doing.tell(at + random.between(0.4, 3) * MINUTE, 'ticket-closed', { ticket });
        } else doing.to(customer, at, 'read', { fields: SEEN, ...coverAt(shift, at, cover) });
      });
    });
  },
};
