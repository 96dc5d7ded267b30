import { defineCondition } from './kind.ts';

/**
 * The device meets the agreed state (disk encrypted, system updated). Fact: value `true` when it does, `unknown` when no device
 * that counts for the person has told all that is asked, anything else when it does not; `at` = the oldest report it rests on.
 */
export const posture = defineCondition({
  kind: 'posture',
  factNeeded: 'posture',
  sparesService: 'an account works at no desk; its network is asked instead',
  yieldsTo: ['lease', 'emergency'],
  staleCode: 'device-stale',
  settings: {},
  check: () => (fact) =>
    fact?.value === true ? 'holds' : fact?.value === 'unknown' ? 'device-unknown' : 'device-failing',
  describe: () => 'The device is in the agreed state.',
});
