import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOf, formatRanges, grow, holds, merged, parseRanges } from './ranges.ts';
import type { IndexRange } from './ranges.ts';

const indices = fc.uniqueArray(fc.nat(200)).map((all) => all.toSorted((a, b) => a - b));
const rangesOf = (all: readonly number[]): IndexRange[] => {
  const ranges: IndexRange[] = [];
  for (const index of all) grow(ranges, index);
  return ranges;
};

it('ranges hold the indices they were grown from, and no other', () => {
  fc.assert(
    fc.property(indices, (all) => {
      const ranges = rangesOf(all);
      expect(countOf(ranges)).toBe(all.length);
      for (let i = 0; i <= 201; i++) expect(holds(ranges, i)).toBe(all.includes(i));
    }),
  );
});

it('ranges are read back as they were written', () => {
  fc.assert(
    fc.property(indices, (all) => {
      const ranges = rangesOf(all);
      expect(parseRanges(formatRanges(ranges))).toEqual(all.length === 0 ? null : ranges);
    }),
  );
});

it('merging keeps the indices of all', () => {
  fc.assert(
    fc.property(fc.array(indices), (many) => {
      const all = [...new Set(many.flat())].toSorted((a, b) => a - b);
      expect(merged(many.flatMap(rangesOf))).toEqual(rangesOf(all));
    }),
  );
});

it.each([
  '',
  '1-',
  '-1',
  '2-1',
  '1-1',
  '1,2',
  '1-2,3',
  '3,1',
  '01',
  '1 ,3',
  '1-2-3',
  '1,,3',
  'x',
  '9007199254740993',
])('no ranges: %j', (text) => {
  expect(parseRanges(text)).toBeNull();
});
