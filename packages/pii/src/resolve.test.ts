import { describe, expect, it } from 'vitest';
import { resolve } from './resolve.ts';
import type { PiiType, Span } from './span.ts';

const span = (start: number, end: number, type: PiiType, score: number, by = 'x'): Span => ({
  start,
  end,
  type,
  score,
  by,
});

describe('resolve', () => {
  const text = 'abcdefghij0123456789';

  it('keeps spans that do not overlap, in text order', () => {
    const spans = [span(5, 8, 'EMAIL', 0.5), span(0, 5, 'PHONE', 0.9)];
    expect(resolve(text, spans)).toEqual([spans[1], spans[0]]);
  });

  it('the longer of two as sure wins, and the surer of two as long', () => {
    expect(resolve(text, [span(0, 4, 'PHONE', 0.9), span(0, 9, 'URL', 0.9)])).toEqual([
      span(0, 9, 'URL', 0.9),
    ]);
    expect(resolve(text, [span(0, 9, 'PHONE', 0.5), span(0, 9, 'URL', 0.9)])).toEqual([
      span(0, 9, 'URL', 0.9),
    ]);
  });

  it('what a loser covered alone stays covered', () => {
    expect(resolve(text, [span(0, 10, 'URL', 0.9), span(8, 12, 'PHONE', 0.9)])).toEqual([
      span(0, 10, 'URL', 0.9),
      span(10, 12, 'PHONE', 0.9),
    ]);
  });

  it('a cut piece of punctuation is dropped, and rims are trimmed', () => {
    expect(resolve('mira@x.yz, 12', [span(0, 9, 'EMAIL', 1), span(5, 11, 'URL', 0.1)])).toEqual([
      span(0, 9, 'EMAIL', 1),
    ]);
    expect(resolve('mira@x.yz, 12', [span(0, 9, 'EMAIL', 1), span(5, 13, 'URL', 0.1)])).toEqual([
      span(0, 9, 'EMAIL', 1),
      span(11, 13, 'URL', 0.1),
    ]);
  });
});
