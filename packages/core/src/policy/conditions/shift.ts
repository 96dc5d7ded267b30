import { optional, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineCondition } from './kind.ts';

/** Hours a shift may be extended where the terms say nothing, and the most they can say. */
export const EXTENSION_HOURS = 4;
const MOST_HOURS = 12;

/**
 * The person is within the shift of their assignment, or an extension of it. Fact: value `true` within, `false`
 * outside, anything else when there is no assignment. `extensionHours` is how long one shift may be extended at most.
 */
export const shift = defineCondition({
  kind: 'shift',
  factNeeded: 'shift',
  sparesService: 'an account has no shift',
  yieldsTo: ['emergency'],
  settings: { extensionHours: optional(whole(0, MOST_HOURS)) },
  check: () => (fact) =>
    fact?.value === true ? 'holds' : fact?.value === false ? 'outside-hours' : 'not-permitted',
  describe: ({ extensionHours = EXTENSION_HOURS }) =>
    'The person is within the shift of their assignment; ' +
    (extensionHours === 0
      ? 'a shift is not extended.'
      : `a team lead may extend a shift by at most ${plural(extensionHours, 'hour')}.`),
});
