import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan } from '../scan.ts';
import { tagger } from './index.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'my',
        'name',
        'is',
        'Mira',
        'okafor',
        '12',
        'Elm',
        'Street',
        ',',
        '\n',
        '\ud800',
        '😀',
        '٣',
        'ß',
      ),
    )
    .map((words) => words.join(' ')),
);

describe('tagger', () => {
  it('never throws, and its spans are ranges of the text with a score', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, score, type } of tagger.find(text, scan(text))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(tagger.types).toContain(type);
        }
      }),
    );
  });

  it('finds the same in the same text, whatever was read before', () => {
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const first = tagger.find(text, scan(text));
        tagger.find(other, scan(other));
        expect(tagger.find(text, scan(text))).toEqual(first);
      }),
    );
  });

  it('takes time linear in the text', () => {
    const piece = 'my name is Mira Okafor, 12 Elm Street, Leeds; mira.okafor@mail.example\n';
    const time = (repeats: number): number => {
      const text = piece.repeat(repeats);
      const scanned = scan(text);
      const before = process.cpuUsage();
      tagger.find(text, scanned);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    time(500);
    expect(time(8000)).toBeLessThan(Math.max(200_000, time(1000)) * 8 * 6);
  });
});
