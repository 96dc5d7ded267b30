import { listOf, oneOf, optional, whole } from '../settings.ts';
import { isRecent, minutes, plural } from '../time.ts';
import { defineCondition } from './kind.ts';

/** What somebody can be looked into for. */
export const backgroundChecks = ['identity', 'employment', 'criminal-record', 'sanctions'] as const;

export type BackgroundCheck = (typeof backgroundChecks)[number];

const WORDS: Readonly<Record<BackgroundCheck, string>> = {
  identity: 'identity',
  employment: 'past employment',
  'criminal-record': 'criminal record',
  sanctions: 'sanctions lists',
};

const DAY = 24 * 60;

/** How checks stand in a fact. @param on the day of the check, as 2026-11-03 */
export function checkInFact(kind: BackgroundCheck, on: string): string {
  return `${kind}@${on}`;
}

/**
 * The vendor attested that the person was looked into, for each of `checks`, no longer ago than `maxAgeDays` where that is
 * said. Fact: value = the checks that have not run out, each as `kind@day`, a space between them; false without any.
 */
export const backgroundCheck = defineCondition({
  kind: 'background-check',
  factNeeded: 'background-check',
  sparesService: 'an account has no past to check',
  settings: { checks: listOf(oneOf(...backgroundChecks)), maxAgeDays: optional(whole(1)) },
  check:
    ({ checks, maxAgeDays }) =>
    (fact, now) => {
      const standing = typeof fact?.value === 'string' ? fact.value.split(' ') : [];
      const holds = (kind: BackgroundCheck) =>
        standing.some((one) => {
          const [of, on] = one.split('@');
          if (of !== kind || on === undefined) return false;
          const at = Date.parse(on);
          return maxAgeDays === undefined ? at <= now : isRecent(at, now, minutes(maxAgeDays * DAY));
        });
      return checks.every(holds) ? 'holds' : 'background-check-missing';
    },
  describe: ({ checks, maxAgeDays }) =>
    `The vendor attested to a check of the person’s ${checks.map((kind) => WORDS[kind]).join(', ')}` +
    (maxAgeDays === undefined ? '.' : `, no longer than ${plural(maxAgeDays, 'day')} ago.`),
});
