import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CAPITAL,
  LINE,
  LOWER,
  MIXED,
  MIXED_CASE,
  newScan,
  NONE,
  NUMBER,
  PARAGRAPH,
  scan,
  SPACE,
  SYMBOL,
  tokenHash,
  UPPER,
  WORD,
} from './scan.ts';

function tokens(text: string): [string, number, number, number][] {
  const { count, start, end, kind, case: casing, gap } = scan(text);
  return Array.from({ length: count }, (_, i) => [
    text.slice(start[i], end[i]),
    kind[i] ?? -1,
    casing[i] ?? -1,
    gap[i] ?? -1,
  ]);
}

describe('scan', () => {
  it('splits into words, numbers, mixed tokens and symbols, with what stands before', () => {
    expect(tokens('Mira  O\u2019Neil, joseph49\nMcKay USA \n\n+1 2')).toEqual([
      ['Mira', WORD, CAPITAL, NONE],
      ['O', WORD, CAPITAL, SPACE],
      ['\u2019', SYMBOL, LOWER, NONE],
      ['Neil', WORD, CAPITAL, NONE],
      [',', SYMBOL, LOWER, NONE],
      ['joseph49', MIXED, LOWER, SPACE],
      ['McKay', WORD, MIXED_CASE, LINE],
      ['USA', WORD, UPPER, SPACE],
      ['+', SYMBOL, LOWER, PARAGRAPH],
      ['1', NUMBER, LOWER, NONE],
      ['2', NUMBER, LOWER, SPACE],
    ]);
  });

  it('keeps invisible characters and marks in the token they hide in', () => {
    expect(tokens('E\ufeffm\u200bily Mu\u0308ller 😀x').map(([text]) => text)).toEqual([
      'E\ufeffm\u200bily',
      'Mu\u0308ller',
      '😀',
      'x',
    ]);
  });

  it.each([
    ['Emily', 'emily'],
    ['E\u200bmily', 'emily'],
    ['M\u00fcller', 'muller'],
    ['Mu\u0308ller', 'muller'],
    ['\u0441at', 'cat'],
    ['4711', '0000'],
    ['\u0664\u0667', '00'],
    ['Stra\u00dfe', 'strasse'],
  ])('hashes %s like %s', (written, plain) => {
    expect(tokenHash(written)).toBe(tokenHash(plain));
  });

  it('covers every letter and digit, in order and without overlap, and forgets what was scanned before', () => {
    const room = newScan(2);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { count, start, end } = scan(text, room);
        let reached = 0;
        for (let i = 0; i < count; i += 1) {
          expect(start[i]).toBeGreaterThanOrEqual(reached);
          expect(text.slice(reached, start[i])).not.toMatch(/[\p{L}\p{Nd}]/u);
          expect(end[i]).toBeGreaterThan(start[i] ?? 0);
          reached = end[i] ?? 0;
        }
        expect(text.slice(reached)).not.toMatch(/[\p{L}\p{Nd}]/u);
        expect(scan(text)).toMatchObject({ count });
      }),
    );
  });
});
