import { courseStanding, type Fact } from '../../kernel/index.ts';
import { optional, text, whole } from '../settings.ts';
import { entry } from '../table.ts';
import { plural } from '../time.ts';
import { defineCondition } from './kind.ts';

/**
 * The person passed the course less than `maxAgeDays` ago, plus a grace. Fact: value = what is known of each course, by its
 * id, read by this very request. `spacedDays` is how far questions answered right since then lengthen it.
 */
export const training = defineCondition({
  kind: 'training',
  factNeeded: 'training',
  sparesService: 'an account passes no course',
  yieldsTo: ['lease', 'emergency'],
  settings: {
    course: text,
    maxAgeDays: whole(1),
    graceDays: optional(whole(0)),
    spacedDays: optional(whole(0, 365)),
  },
  check:
    ({ course, ...rule }) =>
    (fact, now) => {
      const { state } = courseStanding(knownOf(fact, course), rule, now);
      if (state === 'never') return 'training-never';
      return state === 'expired' ? 'training-expired' : 'holds';
    },
  describe: ({ course, maxAgeDays, graceDays = 0, spacedDays = 0 }) =>
    `The person passed the course "${course}" within the last ${plural(maxAgeDays, 'day')}` +
    (graceDays === 0 ? '' : `, with ${plural(graceDays, 'day')} of grace`) +
    (spacedDays === 0
      ? '.'
      : `; each question answered right since then gives a day more, ${String(spacedDays)} at most.`),
});

function knownOf(fact: Fact | undefined, course: string) {
  return typeof fact?.value === 'object' ? entry(fact.value, course) : undefined;
}
