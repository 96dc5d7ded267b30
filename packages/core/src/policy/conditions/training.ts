import { isRecent, minutes, plural } from '../time.ts';
import { optional, text, whole } from '../settings.ts';
import { defineCondition } from './kind.ts';

const DAY = 24 * 60;

/** The person passed the course less than `maxAgeDays` ago, plus a grace. Fact: value = course, `at` = passed. */
export const training = defineCondition({
  kind: 'training',
  factNeeded: 'training',
  yieldsTo: ['lease', 'emergency'],
  settings: { course: text, maxAgeDays: whole(1), graceDays: optional(whole(0)) },
  check: ({ course, maxAgeDays, graceDays = 0 }) => {
    const window = minutes((maxAgeDays + graceDays) * DAY);
    return (fact, now) =>
      fact?.value === course && isRecent(fact.at, now, window) ? 'holds' : 'not-permitted';
  },
  describe: ({ course, maxAgeDays, graceDays = 0 }) =>
    `The person passed the course "${course}" within the last ${plural(maxAgeDays, 'day')}` +
    (graceDays === 0 ? '.' : `, with ${plural(graceDays, 'day')} of grace.`),
});
