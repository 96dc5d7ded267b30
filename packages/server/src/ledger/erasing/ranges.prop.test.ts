import fc from 'fast-check';
import { expect, it } from 'vitest';
import { multirangeText, rangesText, runsOf } from './ranges.ts';

it('writes runs as entries and PostgreSQL spell them', () => {
  const runs = runsOf([0, 1, 2, 7, 9, 10]);
  expect(rangesText(runs)).toBe('0-2 7 9-10');
  expect(multirangeText(runs)).toBe('{[0,3),[7,8),[9,11)}');
});

it('names exactly the entries it was given, in as few runs as there can be', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60)), (some) => {
      const indices = some.toSorted((one, other) => one - other);
      const read = rangesText(runsOf(indices))
        .split(' ')
        .filter((one) => one !== '')
        .flatMap((one) => {
          const [from = '', until = from] = one.split('-');
          return Array.from({ length: Number(until) - Number(from) + 1 }, (_, nth) => Number(from) + nth);
        });
      expect(read).toEqual(indices);
      const gaps = indices.filter((index, nth) => nth > 0 && indices[nth - 1] !== index - 1).length;
      expect(runsOf(indices)).toHaveLength(indices.length === 0 ? 0 : gaps + 1);
    }),
    { seed: 7, numRuns: 200 },
  );
});
