import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from './resolve.ts';
import type { PiiType, Span } from './span.ts';

const seed = 20261123;

const span = (start: number, end: number, type: PiiType, score: number, by = 'x'): Span => ({
  start,
  end,
  type,
  score,
  by,
});

describe('resolve, for any candidates', () => {
  const length = 60;
  const anySpan = fc
    .tuple(
      fc.nat(length - 1),
      fc.nat(12),
      fc.constantFrom<PiiType>('EMAIL', 'PHONE', 'URL'),
      fc.constantFrom(0.4, 0.6, 0.95),
      fc.constantFrom('a', 'b'),
    )
    .map(([start, size, type, score, by]) => span(start, Math.min(length, start + size), type, score, by));
  const text = 'a'.repeat(length);
  const covered = (spans: readonly Span[]): Set<number> =>
    new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));

  it('nothing overlaps, and exactly what the candidates cover is covered', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 25 }), (spans) => {
        const kept = resolve(text, spans);
        kept.forEach((one, i) => {
          expect(one.start).toBeLessThan(one.end);
          expect(one.start).toBeGreaterThanOrEqual(kept[i - 1]?.end ?? 0);
        });
        expect(covered(kept)).toEqual(covered(spans));
      }),
      { seed },
    );
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 12 }), fc.infiniteStream(fc.nat(1000)), (spans, keys) => {
        const shuffled = spans
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(resolve(text, shuffled)).toEqual(resolve(text, spans));
      }),
      { seed },
    );
  });
});
