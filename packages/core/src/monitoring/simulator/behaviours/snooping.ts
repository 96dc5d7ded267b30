import type { Behaviour } from '../choice.ts';
import { atWork, coverAt, momentIn, paced, within } from './doing.ts';

/** Looks at well-known customers or at colleagues, whom no ticket names (Twitter 2020, hospital audits). */
export const snooping: Behaviour = {
  name: 'snooping',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [5, 10], evasive: [6, 12] });
    const many = choice.whole({ fast: [4, 10], slow: [1, 2], evasive: [1, 1] });
    const flag = random.pick(['vip', 'colleague'] as const);
    return atWork(choice, days, (doing, shift) => {
      const times =
        form === 'fast' ? paced(random, momentIn(shift, random), many, 120) : within(shift, random, many);
      for (const at of times) {
        const cover = form === 'evasive' ? random.pick(['closed', 'not-assigned'] as const) : 'none';
        doing.lookAt(world.customers.flagged(random, flag), at, coverAt(shift, at, cover));
      }
    });
  },
};
