import { defineCondition } from './kind.ts';

/**
 * The person works from where their device is: a device that counts for them reported by itself from the address their session
 * comes from. Fact: value `true` when one did, `at` = when it did last. A session that was carried off to another place, or opened
 * there, has no such device, whatever the browser says.
 */
export const deviceHere = defineCondition({
  kind: 'device-here',
  factNeeded: 'device-here',
  sparesService: 'an account works at no desk; its network is asked instead',
  yieldsTo: ['lease', 'emergency'],
  staleCode: 'device-elsewhere',
  settings: {},
  check: () => (fact) => (fact?.value === true ? 'holds' : 'device-elsewhere'),
  describe: () => 'The person works from where their device reported.',
});
