import { countOf, formatRanges, parseRanges, runsOf } from '@cordon/ledger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { multirangeText } from './ranges.ts';

it('makes runs as entries and PostgreSQL spell them', () => {
  const runs = runsOf([0, 1, 2, 7, 9, 10]);
  expect(formatRanges(runs)).toBe('0-2,7,9-10');
  expect(multirangeText(runs)).toBe('{[0,2],[7,7],[9,10]}');
});

it('names exactly the entries it was given, as a retention entry must', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1 }), (some) => {
      const indices = some.toSorted((one, other) => one - other);
      const read = parseRanges(formatRanges(runsOf(indices))) ?? [];
      const named = read.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, nth) => first + nth),
      );
      expect(named).toEqual(indices);
      expect(countOf(read)).toBe(indices.length);
    }),
    { seed: 7, numRuns: 200 },
  );
});
