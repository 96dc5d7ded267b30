import type { Behaviour } from '../choice.ts';
import { MINUTE, SECOND } from '../clock.ts';
import { atWork, SEEN, within } from './doing.ts';

/** Makes tickets to look explained: opened by oneself and closed within a minute; evasive: one for many customers. */
export const ticketAbuse: Behaviour = {
  name: 'ticket-abuse',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [4, 9], evasive: [3, 6] });
    const many = choice.whole({ fast: [15, 40], slow: [6, 12], evasive: [2, 4] });
    const customers = choice.whole({ fast: [1, 1], slow: [1, 1], evasive: [5, 10] });
    const open = choice.number({ fast: [15, 50], slow: [25, 55], evasive: [600, 1500] }) * SECOND;
    const state = random.pick(['agent-bound', 'in-hand']);
    return atWork(choice, days, (doing, shift, nth) => {
      within(shift, random, many).forEach((at, turn) => {
        const ticket = `${shift.person.id.slice(-3)}y${String(nth)}y${String(turn)}`;
        doing.tell(at, 'ticket-opened', { ticket, code: 'self-opened' });
        for (let other = 0; other < customers; other += 1) {
          const t = at + (open * (other + 0.3)) / (customers + 0.5);
          const customer = world.customers.caller(random);
          if (other === 0)
            doing.to(customer, at + 2 * SECOND, 'ticket-bound', {
              ticket,
              ticketState: state,
              code: 'agent-bound',
            });
          doing.to(customer, t, 'read', { ticket, ticketState: state, fields: SEEN });
        }
        const closes = form === 'evasive' ? at + open + random.between(1, 9) * MINUTE : at + open;
        doing.tell(closes, 'ticket-closed', { ticket });
      });
    });
  },
};
