import type { Behaviour } from '../choice.ts';
import { atWork, coverAt, momentIn, paced, SEEN, within, type Cover } from './doing.ts';

/** Looks at customers no ticket asks for, out of curiosity or for somebody else (Shopify 2020). */
export const ticketlessBrowsing: Behaviour = {
  name: 'ticketless-browsing',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [8, 15], evasive: [6, 12] });
    const many = choice.number({ fast: [20, 60], slow: [6, 15], evasive: [8, 20] });
    const covers: readonly Cover[] = form === 'evasive' ? ['not-assigned', 'closed'] : ['none'];
    return atWork(choice, days, (doing, shift) => {
      const times =
        form === 'fast' ? paced(random, momentIn(shift, random, 2), many, 60) : within(shift, random, many);
      for (const at of times) {
        const customer = world.customers.caller(random);
        const more = { fields: SEEN, ...coverAt(shift, at, random.pick(covers)) };
        if (random.chance(0.7)) doing.lookAt(customer, at, more);
        else doing.to(customer, at, 'read', more);
      }
    });
  },
};
