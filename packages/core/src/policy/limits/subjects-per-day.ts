import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/**
 * Customers whose rows a service account is shown one by one in a day. It is not known before a read whom it will show, and
 * an aggregate shows nobody: so a read is let through with what is left, and ends where that is used up. Only more than the
 * budget refuses at once.
 */
export const subjectsPerDay = defineLimit({
  kind: 'subjects-per-day',
  settings: {},
  allows:
    (max) =>
    ({ every, usage }) =>
      !every || usage.subjectsToday <= max,
  describe: (max) => `A service account is shown rows of at most ${plural(max, 'customer')} in a day.`,
});
