import type { Behaviour } from '../choice.ts';
import { atWork, coverAt, SEEN, within } from './doing.ts';

/** Starts with a handful a day and adds some percent each day, so that what is usual grows along. */
export const slowGrowth: Behaviour = {
  name: 'slow-growth',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [15, 30], slow: [30, 60], evasive: [30, 60] });
    const first = choice.number({ fast: [5, 10], slow: [3, 6], evasive: [3, 6] });
    const growth = choice.number({ fast: [0.12, 0.2], slow: [0.05, 0.09], evasive: [0.04, 0.08] });
    const most = choice.number({ fast: [100, 200], slow: [80, 150], evasive: [80, 150] });
    return atWork(choice, days, (doing, shift, nth) => {
      for (const at of within(shift, random, Math.min(most, first * (1 + growth) ** nth))) {
        const cover = form === 'evasive' ? random.pick(['closed', 'in-hand'] as const) : 'none';
        doing.to(world.customers.caller(random), at, 'read', { fields: SEEN, ...coverAt(shift, at, cover) });
      }
    });
  },
};
