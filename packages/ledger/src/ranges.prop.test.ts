import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOf, formatRanges, holds, merged, minus, parseRanges, runsOf } from './ranges.ts';

const indices = fc.uniqueArray(fc.nat(200)).map((all) => all.toSorted((a, b) => a - b));

it('ranges hold the indices they were grown from, and no other', () => {
  fc.assert(
    fc.property(indices, (all) => {
      const ranges = runsOf(all);
      expect(countOf(ranges)).toBe(all.length);
      for (let i = 0; i <= 201; i++) expect(holds(ranges, i)).toBe(all.includes(i));
    }),
  );
});

it('ranges are read back as they were written', () => {
  fc.assert(
    fc.property(indices, (all) => {
      const ranges = runsOf(all);
      expect(parseRanges(formatRanges(ranges))).toEqual(all.length === 0 ? null : ranges);
    }),
  );
});

it('merging keeps the indices of all', () => {
  fc.assert(
    fc.property(fc.array(indices), (many) => {
      const all = [...new Set(many.flat())].toSorted((a, b) => a - b);
      expect(merged(many.flatMap(runsOf))).toEqual(runsOf(all));
    }),
  );
});

it('taking away leaves what only the first have', () => {
  fc.assert(
    fc.property(indices, indices, (all, others) => {
      const left = all.filter((index) => !others.includes(index));
      expect(merged(minus(runsOf(all), runsOf(others)))).toEqual(runsOf(left));
      expect(countOf(minus(runsOf(all), runsOf(others)))).toBe(left.length);
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
