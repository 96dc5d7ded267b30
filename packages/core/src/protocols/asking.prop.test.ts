import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedFor } from './asking.ts';
import { dataKind } from './kinds.ts';
import { nouns } from './nouns.ts';
import { sentencesOf } from './words.ts';

const piece = fc.constantFrom(
  ...[
    'please',
    'send',
    'me',
    'your',
    'card number',
    'CVV',
    'not',
    'never',
    '?',
    '.',
    '\n',
    ':',
    '- ',
    'what is',
  ],
  ...['\u200b', '\u0430', '\ud83d\ude00', '\ud800', 'c v v', "don't", '  ', 'é'],
);
const texts = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

it('never throws, and names ranges of the text in its order, of kinds there are', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let done = 0;
      for (const { kind, start, end } of askedFor(text)) {
        expect(dataKind(kind).kind).toBe(kind);
        expect(start).toBeGreaterThanOrEqual(done);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        done = end;
      }
    }),
  );
});

it('finds a plain request for anything that has a name, whatever stands around it', () => {
  const phrases = nouns
    .flatMap(([, all]) => all)
    .filter((phrase) => !/^(?:were|do|treatment|born)/.test(phrase));
  fc.assert(
    fc.property(
      fc.constantFrom(...phrases),
      fc.constantFrom('Hello Sam. ', 'Thanks!\n', ''),
      (phrase, before) => {
        expect(askedFor(`${before}Please send me your ${phrase}.`).length).toBeGreaterThan(0);
      },
    ),
  );
});

it('reads words of which each stands where it says', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { words } of sentencesOf(text)) {
        for (const { start, end } of words) expect(text.slice(start, end).length).toBe(end - start);
      }
    }),
  );
});
