import { text } from '../settings.ts';
import { defineCondition } from './kind.ts';

/** The person signed the undertaking named. Fact: value = name of the undertaking signed last. */
export const undertaking = defineCondition({
  kind: 'undertaking',
  factNeeded: 'undertaking',
  settings: { document: text },
  check:
    ({ document }) =>
    (fact) =>
      fact?.value === document ? 'holds' : 'not-permitted',
  describe: ({ document }) => `The person has signed the undertaking "${document}".`,
});
