import type { Behaviour } from '../choice.ts';
import { atWork, coverAt, momentIn, paced, within } from './doing.ts';

/** Touches a made-up customer, alone or among others, by number or by a list that was sold. */
export const canary: Behaviour = {
  name: 'canary',
  plan(choice) {
    const { form, random, world } = choice;
    const others = choice.whole({ fast: [5, 25], slow: [1, 3], evasive: [1, 1] });
    const days = choice.whole({ fast: [1, 1], slow: [2, 5], evasive: [1, 1] });
    return atWork(choice, days, (doing, shift, nth) => {
      const times =
        form === 'fast' ? paced(random, momentIn(shift, random), others, 40) : within(shift, random, others);
      const place = random.whole(0, times.length - 1);
      times.forEach((at, turn) => {
        const touched = turn === place && nth === 0;
        const customer = touched ? world.customers.flagged(random, 'canary') : world.customers.caller(random);
        doing.lookAt(customer, at, coverAt(shift, at, form === 'evasive' ? 'in-hand' : 'none'));
      });
    });
  },
};
