import type { Behaviour } from '../choice.ts';
import { MINUTE } from '../clock.ts';
import { atWork, momentIn, paced } from './doing.ts';

/** Reveals what work does not need: of strangers at once, or of own customers day after day. */
export const revealAbuse: Behaviour = {
  name: 'reveal-abuse',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [5, 12], evasive: [5, 10] });
    const many = choice.number({ fast: [30, 80], slow: [10, 20], evasive: [6, 14] });
    const fields = random.pick([['national_id'], ['date_of_birth', 'phone'], ['balance', 'payment_last4']]);
    return atWork(choice, days, (doing, shift) => {
      if (form === 'fast') {
        for (const at of paced(random, momentIn(shift, random, 3), many, 90)) {
          const customer = world.customers.caller(random);
          doing.lookAt(customer, at);
          for (const field of fields) doing.to(customer, at + 9000, 'reveal', { fields: [field] });
        }
        return;
      }
      for (const { ticket, customer, from, until } of random.shuffle([...shift.handled]).slice(0, many)) {
        const after = form === 'evasive';
        const at = after ? until + random.between(0.5, 6) * MINUTE : random.between(from, until);
        const more = { ticket, ticketState: after ? 'closed' : 'in-hand' };
        for (const field of fields) doing.to(customer, at, 'reveal', { ...more, fields: [field] });
      }
    });
  },
};
