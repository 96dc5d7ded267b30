import { listOf, text } from '../settings.ts';
import { defineCondition } from './kind.ts';

/** The request comes from one of the countries named. Fact: value = ISO 3166-1 alpha-2 code. */
export const country = defineCondition({
  kind: 'country',
  factNeeded: 'country',
  sparesService: null,
  settings: { allowed: listOf(text) },
  check:
    ({ allowed }) =>
    (fact) =>
      typeof fact?.value === 'string' && allowed.includes(fact.value) ? 'holds' : 'network-not-allowed',
  describe: ({ allowed }) => `The request comes from ${allowed.join(' or ')}.`,
});
