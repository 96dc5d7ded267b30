import { optional, text } from '../settings.ts';
import { defineCondition } from './kind.ts';

/** The undertaking meant where a condition names none. */
export const CONFIDENTIALITY = 'confidentiality';

/**
 * The person signed the undertaking named, the confidentiality undertaking unless told, in the version that counts now.
 * Fact: value = its name when such a signature was found and verified by this very request, else `false`.
 */
export const undertaking = defineCondition({
  kind: 'undertaking',
  factNeeded: 'undertaking',
  sparesService: 'an account signs nothing; the people who run it do',
  yieldsTo: ['emergency'],
  settings: { document: optional(text) },
  check:
    ({ document = CONFIDENTIALITY }) =>
    (fact) =>
      fact?.value === document ? 'holds' : 'undertaking-unsigned',
  describe: ({ document = CONFIDENTIALITY }) =>
    document === CONFIDENTIALITY
      ? 'The person has signed the confidentiality undertaking.'
      : `The person has signed the undertaking "${document}".`,
});
