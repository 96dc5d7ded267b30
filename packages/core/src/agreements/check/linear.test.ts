import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from './checkText.ts';
import { Evaluator } from './evaluate.ts';
import { lexicon, rules } from './rules/index.ts';
import { outlineOf } from './text/outline.ts';

/* A text is somebody else's. Work grows with its length and no faster, counted in steps and not in seconds. */

const evaluator = new Evaluator(lexicon, Object.values(rules).flat());

function stepsOf(text: string): number {
  const before = evaluator.matcher.steps;
  evaluator.read(outlineOf(text));
  return evaluator.matcher.steps - before;
}

const LETTERS = 1_000_000;
/** Texts made to be slow: near misses of long phrases, endless lists, one sentence, one word, open brackets. */
const nasty: readonly (readonly [string, string])[] = [
  ['near misses', 'shall not delete or return at the choice of the processor may '],
  ['one list', '(a) the Processor; '],
  ['list items a line', 'a) breach of\n'],
  ['leads', 'The Processor shall notify the Controller of each breach within the following:\n'],
  ['one sentence', 'audit and inspect '],
  ['one word', 'no '],
  ['numbers', '1.1.1.1 72 hours '],
  ['open quotes', '"'],
  ['blanks', '____ [ ] '],
  ['capitals', 'A. B. C. '],
  ['hyphens', 'sub-\n'],
  ['names', '("Zephyr" or "the Processor'],
  ['tags', '<li class="'],
  ["figures at a line's start", 'The Processor shall notify the Controller of each breach within\n72 '],
  ['labels', 'Measures taken:\n\nPeople:\n- '],
];

describe('work', () => {
  it.each(nasty)('grows with the length: %s', (_, piece) => {
    const text = piece.repeat(Math.ceil(LETTERS / piece.length)).slice(0, LETTERS);
    const [tenth, whole] = [stepsOf(text.slice(0, LETTERS / 10)), stepsOf(text)];
    expect(whole).toBeLessThan(12 * Math.max(tenth, 1000));
    // Per letter, too, there is a bound that no text gets past.
    expect(whole).toBeLessThan(60 * LETTERS);
  });
});

describe('any text', () => {
  it('gets a report with each item once, resting on words of the text', () => {
    const words = [
      'Processor',
      'shall',
      'not',
      'delete',
      'the',
      'data',
      '(a)',
      '1.',
      '\n\n',
      ':',
      'audit',
      '“',
      '—',
      '**',
      '#',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.constantFrom(...words), { maxLength: 120 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { items } = checkText(text);
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        for (const { status, where } of items) {
          if (status === 'absent' || status === 'n/a') expect(where).toBeNull();
          else expect(where).not.toBeNull();
        }
        expect(checkText(text)).toEqual({ items });
      }),
      { numRuns: 150 },
    );
  });
});
