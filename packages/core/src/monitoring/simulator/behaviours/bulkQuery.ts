import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, SEEN, within } from './doing.ts';

/** Takes a table by SQL: at once, by the same query again and again, or in small slices. */
export const bulkQuery: Behaviour = {
  name: 'bulk-query',
  plan(choice) {
    const { form, random } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [1, 3], evasive: [4, 9] });
    const many = choice.whole({ fast: [1, 3], slow: [12, 30], evasive: [20, 40] });
    const rows = choice.number({ fast: [3000, 50_000], slow: [100, 300], evasive: [25, 60] });
    const pace = choice.number({ fast: [30, 90], slow: [60, 240], evasive: [60, 60] });
    return atWork(choice, days, (doing, shift) => {
      const times =
        form === 'evasive'
          ? within(shift, random, many)
          : paced(random, momentIn(shift, random, 2), many, pace);
      for (const at of times)
        doing.tell(at, 'query', { rows: Math.ceil(random.logNormal(rows, 0.15)), fields: SEEN });
    });
  },
};
