import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, SEEN, within } from './doing.ts';

/** Walks customer numbers: one after the other, with steps, or shuffled within a range. */
export const enumeration: Behaviour = {
  name: 'enumeration',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [5, 10], evasive: [2, 4] });
    const many = choice.whole({ fast: [40, 150], slow: [12, 25], evasive: [30, 60] });
    const step = choice.whole({ fast: [1, 1], slow: [1, 5], evasive: [1, 3] });
    const pace = choice.number({ fast: [4, 15], slow: [60, 60], evasive: [40, 120] });
    let next = random.whole(0, world.customers.many);
    return atWork(choice, days, (doing, shift) => {
      const orders = Array.from({ length: many }, (_, at) => next + at * step);
      next += many * step;
      if (form === 'evasive') random.shuffle(orders);
      const times =
        form === 'slow' ? within(shift, random, many) : paced(random, momentIn(shift, random, 2), many, pace);
      orders.forEach((order, nth) => {
        const customer = world.customers.at(order);
        // Numbers of canaries lie among the others: a thief who walks meets them, unless lucky.
        doing.to(customer, times[nth] ?? shift.from, 'read', { fields: SEEN });
      });
    });
  },
};
