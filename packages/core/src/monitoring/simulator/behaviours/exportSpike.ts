import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, SEEN } from './doing.ts';

/** Exports far more than ever before, or for the first time ever (Cash App 2021). */
export const exportSpike: Behaviour = {
  name: 'export-spike',
  plan(choice) {
    const { random } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [4, 8], evasive: [2, 5] });
    const many = choice.whole({ fast: [1, 2], slow: [1, 1], evasive: [8, 20] });
    const rows = choice.number({ fast: [3000, 40_000], slow: [900, 2500], evasive: [120, 220] });
    return atWork(choice, days, (doing, shift) => {
      for (const at of paced(random, momentIn(shift, random, 3), many, 240))
        doing.tell(at, 'export', { rows: Math.ceil(random.logNormal(rows, 0.2)), fields: SEEN });
    });
  },
};
