import { defineCondition } from './kind.ts';

/** The badge system shows the person on the site. Fact: value `true` when it does. */
export const badge = defineCondition({
  kind: 'badge',
  factNeeded: 'badge',
  yieldsTo: ['lease', 'emergency'],
  settings: {},
  check: () => (fact) => (fact?.value === true ? 'holds' : 'not-permitted'),
  describe: () => 'The badge system shows the person on the site.',
});
