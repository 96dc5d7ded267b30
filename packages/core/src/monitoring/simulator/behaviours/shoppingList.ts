import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, within } from './doing.ts';

/** Several agents were given the same list by whoever pays them (Coinbase's recruiters); each looks up most of it. */
export const shoppingList: Behaviour = {
  name: 'shopping-list',
  plan(choice) {
    const { form, random, world } = choice;
    const agents = choice.whole({ fast: [4, 6], slow: [4, 6], evasive: [3, 5] });
    const days = choice.whole({ fast: [1, 1], slow: [3, 6], evasive: [4, 8] });
    const long = choice.whole({ fast: [20, 40], slow: [20, 40], evasive: [20, 50] });
    const overlap = choice.number({ fast: [0.8, 1], slow: [0.8, 1], evasive: [0.5, 0.7] });
    const list = Array.from({ length: long }, () => world.customers.caller(random));
    return atWork(
      choice,
      days,
      (doing, shift, nth) => {
        const today = list.filter((_, at) => at % days === nth % days && random.chance(overlap));
        const times =
          form === 'fast'
            ? paced(random, momentIn(shift, random, 2), today.length, 60)
            : within(shift, random, today.length);
        today.forEach((customer, at) => {
          doing.lookAt(customer, times[at] ?? shift.from);
        });
      },
      { many: agents },
    );
  },
};
