import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, SEEN } from './doing.ts';

/** A script reads through the agent's session: the same time apart, without a pause. */
export const machineCadence: Behaviour = {
  name: 'machine-cadence',
  plan(choice) {
    const { random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [2, 4], evasive: [2, 4] });
    const many = choice.whole({ fast: [100, 300], slow: [80, 160], evasive: [60, 120] });
    const pace = choice.number({ fast: [2, 12], slow: [45, 90], evasive: [25, 70] });
    const jitter = choice.number({ fast: [0.01, 0.05], slow: [0.01, 0.06], evasive: [0.07, 0.13] });
    return atWork(choice, days, (doing, shift) => {
      for (const at of paced(random, momentIn(shift, random, 4), many, pace, jitter))
        doing.to(world.customers.caller(random), at, 'read', { fields: SEEN });
    });
  },
};
