import { defineCondition } from './kind.ts';

/** No suspension of the person is open. Fact: value `false` when none is, `true` when one is. */
export const suspension = defineCondition({
  kind: 'suspension',
  factNeeded: 'suspension',
  sparesService: null,
  settings: {},
  // Only a plain `false` says that somebody looked and found none.
  check: () => (fact) => (fact?.value === false ? 'holds' : 'suspended'),
  describe: () => 'No suspension of the person is open.',
});
