import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from './automaton.ts';

const seed = 20261123;

type Hit = readonly [pattern: number, end: number];

function scan(patterns: readonly string[], text: string): Hit[] {
  const units = Uint16Array.from(text, (char) => char.charCodeAt(0));
  const hits: Hit[] = [];
  buildAutomaton(patterns).scan(units, units.length, (pattern, end) => hits.push([pattern, end]));
  return hits.sort(byEnd);
}

function naive(patterns: readonly string[], text: string): Hit[] {
  const hits: Hit[] = [];
  patterns.forEach((pattern, index) => {
    for (let at = text.indexOf(pattern); pattern !== '' && at >= 0; at = text.indexOf(pattern, at + 1)) {
      hits.push([index, at + pattern.length]);
    }
  });
  return hits.sort(byEnd);
}

function byEnd(a: Hit, b: Hit): number {
  return a[1] - b[1] || a[0] - b[0];
}

describe('automaton', () => {
  it('finds strings inside one another', () => {
    expect(scan(['he', 'she', 'his', 'hers'], 'ushers')).toEqual([
      [0, 4],
      [1, 4],
      [3, 6],
    ]);
  });

  it('without strings it finds nothing', () => {
    expect(scan([], 'abc')).toEqual([]);
    expect(scan([''], 'abc')).toEqual([]);
  });

  it('finds what a search for each string finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\u4f50'), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 12 }),
        fc.array(word, { maxLength: 20 }),
        (patterns, words) => {
          const text = words.join('');
          expect(scan(patterns, text)).toEqual(naive(patterns, text));
        },
      ),
      { seed },
    );
  });

  it('holds thousands of strings', () => {
    const patterns = Array.from({ length: 5000 }, (_, i) => `value${i * 7919}`);
    const text = patterns.slice(100, 110).join(' ');
    expect(scan(patterns, text).filter(([pattern]) => pattern === 105)).toHaveLength(1);
  });
});
