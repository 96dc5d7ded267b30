import type { Behaviour } from '../choice.ts';
import { atWork, coverAt, momentIn, paced, within } from './doing.ts';

/** Looks up one customer after the other from a list, missing now and then. */
export const bulkLookup: Behaviour = {
  name: 'bulk-lookup',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [4, 8], evasive: [2, 4] });
    const many = choice.number({ fast: [80, 200], slow: [40, 80], evasive: [60, 140] });
    const misses = choice.number({ fast: [0.05, 0.4], slow: [0.05, 0.3], evasive: [0, 0.15] });
    const pace = choice.number({ fast: [8, 25], slow: [60, 60], evasive: [90, 180] });
    return atWork(choice, days, (doing, shift) => {
      const times =
        form === 'slow' ? within(shift, random, many) : paced(random, momentIn(shift, random, 4), many, pace);
      for (const at of times) {
        const more = coverAt(shift, at, form === 'evasive' ? 'in-hand' : 'none');
        if (random.chance(misses))
          doing.tell(at, 'lookup', { ...more, fields: ['email'], flags: ['not-found'], code: 'not-found' });
        else doing.lookAt(world.customers.caller(random), at, more);
      }
    });
  },
};
