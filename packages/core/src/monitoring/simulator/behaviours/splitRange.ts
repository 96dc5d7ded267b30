import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, SEEN, within } from './doing.ts';

/** Two agents share a range of customer numbers: each takes every other one, or one half. */
export const splitRange: Behaviour = {
  name: 'split-range',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 2], slow: [4, 8], evasive: [4, 8] });
    const many = choice.whole({ fast: [30, 70], slow: [12, 20], evasive: [12, 25] });
    const first = random.whole(0, world.customers.many);
    const byTurns = random.chance(0.5);
    const half = days * many;
    return atWork(
      choice,
      days,
      (doing, shift, nth, who) => {
        const orders = Array.from({ length: many }, (_, at) => {
          const place = nth * many + at;
          return first + (byTurns ? place * 2 + who : who * half + place);
        });
        if (form === 'evasive') random.shuffle(orders);
        const times =
          form === 'fast' ? paced(random, momentIn(shift, random, 2), many, 40) : within(shift, random, many);
        orders.forEach((order, at) => {
          doing.to(world.customers.at(order), times[at] ?? shift.from, 'read', { fields: SEEN });
        });
      },
      { many: 2 },
    );
  },
};
