import { defineCondition } from './kind.ts';

/**
 * The request comes from a network agreed for this vendor. Fact: value `true` when the server found the
 * address of this very request on the list, `at` = the time of the request.
 */
export const network = defineCondition({
  kind: 'network',
  factNeeded: 'network',
  sparesService: null,
  settings: {},
  check: () => (fact) => (fact?.value === true ? 'holds' : 'network-not-allowed'),
  describe: () => 'The request comes from a network the parties agreed on.',
});
