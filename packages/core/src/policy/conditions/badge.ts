import { optional, whole } from '../settings.ts';
import { isRecent, minutes, minutesInWords } from '../time.ts';
import { defineCondition } from './kind.ts';

/**
 * The badge system shows the person where the work is done. Fact: value `true` when it does, else when their badge last did, in
 * epoch milliseconds, or false; `at` = when the badge system of their site last told anything. `graceMinutes` is how long
 * whoever badged out may go on.
 */
export const badge = defineCondition({
  kind: 'badge',
  factNeeded: 'badge',
  sparesService: 'an account enters no building',
  yieldsTo: ['lease', 'emergency'],
  settings: { graceMinutes: optional(whole(0, 60)) },
  check:
    ({ graceMinutes = 0 }) =>
    (fact, now) => {
      const { value } = fact ?? {};
      if (value === true) return 'holds';
      // Without a grace a reader whose clock is ahead gives none either.
      const within =
        graceMinutes > 0 && typeof value === 'number' && isRecent(value, now, minutes(graceMinutes));
      return within ? 'holds' : 'not-badged-in';
    },
  describe: ({ graceMinutes = 0 }) =>
    'The badge system shows the person on the site' +
    (graceMinutes === 0 ? '.' : `, or did within the last ${minutesInWords(graceMinutes)}.`),
});
