import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretOf, seed } from '../eval/arbitraries.ts';
import { builtInDetectors, patternDetectors, pseudonym, redact, seal, token } from './index.ts';

const sentence = fc.constantFrom(
  'Thank you for calling, how may I help you today?',
  'My name is Mira Okafor and I live at 12 Harbor Street, Springfield, IL 62704.',
  'Okafor, Mira wrote from mira.okafor@mail.example about order 48291.',
  'the number is (415) 555-2671 or 415 555 2672, born on 3 May 1984',
  'Contact Sven Lund at sven@lund.example; SSN: 536-22-1234',
  'detroit to Springfield, please',
  'Ana Cruz and 4596 and Blue Heron Ltd',
  'Sven said that he would pay the card 4111 1111 1111 1111 by then.',
  '[PERSON_12] met [EMAIL] again',
  'We are sorry for the delay with your parcel, it should be with you next week.',
);
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 4 })
  .chain((all) => fc.constantFrom(' ', '\n', ', ').map((gap) => all.join(gap)));
/** Longer than what is searched whole. */
const document = fc
  .array(paragraph, { minLength: 12, maxLength: 30 })
  .chain((all) => fc.constantFrom('\n\n', '\n \n', '\r\n\r\n', '\n\n\n').map((gap) => all.join(gap)));
const runs = { seed, numRuns: 40 };

describe('a long text', () => {
  it('is redacted as if all of it were searched again', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(0.2, 0.4), (text, minScore) => {
        // A list of the caller's own is searched whole.
        const whole = redact(text, { minScore, detectors: [...builtInDetectors] });
        expect(redact(text, { minScore })).toEqual(whole);
      }),
      runs,
    );
  });

  it.each([
    ['placeholders', () => ({})],
    ['numbers', () => ({ operators: { '*': pseudonym() } })],
    ['tokens', () => ({ operators: { '*': token({ secret: secretOf(1), tenant: 'a', vendor: 'b' }) } })],
    ['sealed values', () => ({ operators: { '*': seal({ secret: secretOf(1), keyId: 's1' }) } })],
    ['patterns alone', () => ({ detectors: patternDetectors })],
  ])('is left as it is the second time, with %s', (_, options) => {
    fc.assert(
      fc.property(document, (text) => {
        const given = options();
        const once = redact(text, given).text;
        expect(redact(once, given).text).toBe(once);
      }),
      runs,
    );
  });
});

describe('what is found beside a placeholder', () => {
  it('does not depend on how long it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(sentence, fc.constant('|')), { maxLength: 6 }), (parts) => {
        const around = (placeholder: string): string[] =>
          redact(parts.join(' ').replaceAll('|', placeholder)).spans.map(({ type }) => type);
        const short = around('[AGE]');
        expect(around('[CREDIT_CARD_10234]')).toEqual(short);
        expect(around(seal({ secret: secretOf(1), keyId: 's1' }).apply('Mira Okafor', 'PERSON'))).toEqual(
          short,
        );
      }),
      runs,
    );
  });
});
