import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause } from '../clause.ts';
import { matchCopy } from './copy.ts';
import { linesOf } from './lines.ts';
import { diffVersions } from './versions.ts';

const word = fc.constantFrom(
  ...[
    'data',
    'vendor',
    'customer',
    'deletes',
    'within',
    '24',
    '30',
    'days',
    'unless',
    'clause',
    '4.6',
    '1.2',
    'law',
  ],
);
const sentence = fc.array(word, { minLength: 3, maxLength: 14 }).map((words) => `The ${words.join(' ')}.`);
const clauses = fc
  .uniqueArray(
    fc.record({
      id: fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
        .map(([a, b]) => `${String(a)}.${String(b)}`),
      title: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `On ${words.join(' ')}`),
      text: fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join('\n')),
    }),
    { minLength: 1, maxLength: 8, selector: ({ id }) => id },
  )
  .filter((list) => new Set(list.map(({ title }) => title)).size === list.length);

const render = (list: readonly Clause[]): string =>
  list.map(({ id, title, text }) => `${id} ${title}\n\n${text.replaceAll('\n', '\n\n')}`).join('\n\n');

describe('clauses written out and matched again', () => {
  it('are the same', () => {
    fc.assert(
      fc.property(clauses, (list) => {
        expect(matchCopy(list, render(list))).toMatchObject({ clauses: list, missing: [], unmatched: [] });
      }),
    );
  });

  it('differ where a word was changed, and nowhere else', () => {
    fc.assert(
      fc.property(clauses, fc.nat(), fc.nat(), (list, which, place) => {
        const at = which % list.length;
        const edited = list.map((clause, index) => {
          if (index !== at) return clause;
          const words = clause.text.split(' ');
          words[1 + (place % (words.length - 1))] = 'otherwise';
          return { ...clause, text: words.join(' ') };
        });
        const back = matchCopy(list, render(edited)).clauses;
        const touched = diffVersions(list, back).flatMap(({ kind, after }) =>
          kind === 'unchanged' ? [] : after,
        );
        expect(touched).toEqual([list[at]?.id]);
      }),
    );
  });
});

describe('any text', () => {
  const mess = fc
    .array(
      fc.oneof(
        word,
        sentence,
        fc.constantFrom(
          '\n',
          '\n\n',
          '\f',
          '1.1 On data',
          '4.6.',
          'Annex A: What',
          'Page 2 of 3',
          '2.2',
          '\t3',
          '......',
        ),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join(' '));

  it('is in the clauses, unmatched or skipped, to the last word', () => {
    fc.assert(
      fc.property(clauses, mess, (list, text) => {
        const { clauses: back, found, unmatched, skipped } = matchCopy(list, text);
        expect(found).toHaveLength(back.length);
        const kept = [
          ...back.flatMap(({ id, title, text: words }) => [id, title, words]),
          ...unmatched,
          ...skipped,
        ];
        const have = new Set(kept.flatMap((one) => wordsIn(one)));
        const { lines, furniture } = linesOf(text);
        // "Clause 1.1" is the number 1.1: the word that announces a number is part of it.
        const unannounced = (line: string): string => {
          const [whole, number = ''] = /^(?:clause|section|article)\s+(\S+)/iu.exec(line) ?? [];
          const known = wordsIn(number).every((one) => have.has(one));
          return whole !== undefined && known ? line.replace(/^\S+\s+/u, '') : line;
        };
        const wanted = [...lines.map((line) => unannounced(line.text)), ...furniture].flatMap((one) =>
          wordsIn(one),
        );
        expect(wanted.filter((one) => !have.has(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one line of dots', '.'.repeat(1_000_000)],
    ['a known number before each full stop', `1.1 ${'a. '.repeat(300_000)}`],
    ['headings only', '1.1 A\n'.repeat(150_000)],
    [
      'new headings only',
      Array.from(
        { length: 50_000 },
        (_, i) => `${String(i % 90)}.${String(i % 80)} Title\n\nText ${String(i)}.`,
      ).join('\n\n'),
    ],
    ['empty lines', '\n'.repeat(1_000_000)],
    ['pages', '\f1'.repeat(200_000)],
  ])('%s, a million signs: is read in bounded time', { timeout: 30_000 }, (_, text) => {
    const list = [
      { id: '1.1', title: 'A', text: 'The data. '.repeat(800) },
      { id: '1.2', title: 'B', text: 'x' },
    ];
    const { clauses: back, unmatched, skipped } = matchCopy(list, text, 'y'.repeat(200_000));
    expect(back.length).toBeLessThanOrEqual(1000);
    expect([...back, ...unmatched, ...skipped].length > 0).toBe(text.trim() !== '');
  });
});

function wordsIn(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replace(/[.):]/g, ' ')
    .split(/[\s\p{P}\p{S}]+/u)
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
}
