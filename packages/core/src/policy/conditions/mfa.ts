import { isRecent, minutes, minutesInWords } from '../time.ts';
import { optional, whole } from '../settings.ts';
import { defineCondition } from './kind.ts';

/** The longest a fresh second factor opens reveals; a condition can only shorten it. */
export const STEP_UP_MINUTES = 10;

/**
 * The second factor was confirmed less than `maxAgeMinutes` ago. Fact: value `true`, `at` = when it was
 * confirmed. `stepUpMinutes` shortens how long a step-up opens reveals; the decision reads it.
 */
export const mfa = defineCondition({
  kind: 'mfa',
  factNeeded: 'mfa',
  sparesService: 'an account has no second factor; its credential is short-lived instead',
  settings: { maxAgeMinutes: whole(1), stepUpMinutes: optional(whole(1, STEP_UP_MINUTES)) },
  check: (settings) => {
    const window = minutes(settings.maxAgeMinutes);
    return (fact, now) => (fact?.value === true && isRecent(fact.at, now, window) ? 'holds' : 'mfa-stale');
  },
  describe: ({ maxAgeMinutes, stepUpMinutes }) =>
    `The second factor was confirmed within the last ${minutesInWords(maxAgeMinutes)}.` +
    (stepUpMinutes === undefined
      ? ''
      : ` Where a step-up is needed, it counts for ${minutesInWords(stepUpMinutes)}.`),
});
