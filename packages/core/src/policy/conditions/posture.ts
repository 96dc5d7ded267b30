import { defineCondition } from './kind.ts';

/** The device meets the agreed state (disk encrypted, system updated). Fact: value `true` when it does. */
export const posture = defineCondition({
  kind: 'posture',
  factNeeded: 'posture',
  yieldsTo: ['lease', 'emergency'],
  settings: {},
  check: () => (fact) => (fact?.value === true ? 'holds' : 'not-permitted'),
  describe: () => 'The device is in the agreed state.',
});
