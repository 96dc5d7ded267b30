import { digests } from '@cordon/ledger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { populationOf, summaryOf, wrongWithPopulation, type PeriodEntry } from './population.ts';
import { draw } from './sample.ts';
import { sampleSize } from './sampleSize.ts';

const sha256 = digests['SHA-256'];
const kinds = [
  'access',
  'setting',
  'part-of-access',
  'agreement-act',
  'other-agreement',
  'installation',
  'erased',
] as const;

const period = fc
  .tuple(fc.nat(1000), fc.array(fc.constantFrom(...kinds), { maxLength: 60 }))
  .map(([first, some]): PeriodEntry[] =>
    some.map((is, nth) => ({ index: first + nth, is, what: is === 'access' ? 'tier1' : null })),
  );

it('every entry of a period is accounted for once, and one that is left out is missed', () => {
  fc.assert(
    fc.property(period, fc.nat(), (entries, at) => {
      const population = populationOf(entries, ['per_b', 'per_a', 'per_b']);
      expect(wrongWithPopulation(population)).toBeNull();
      expect(summaryOf(population).entries).toBe(entries.length);
      if (entries.length < 3) return;
      const inside = 1 + (at % (entries.length - 2));
      const fewer = populationOf(
        entries.filter((_, nth) => nth !== inside),
        [],
      );
      expect(wrongWithPopulation(fewer)).toMatch(/1 are not accounted for/);
    }),
  );
});

it('an entry told of twice is seen, under a reason or in a list', () => {
  fc.assert(
    fc.property(period, (entries) => {
      const population = populationOf(entries, []);
      const [one] = entries;
      if (one === undefined) return;
      const { lists } = population;
      const twice = {
        ...population,
        lists: { ...lists, settings: [...lists.settings, `setting ${String(one.index)} again`] },
      };
      expect(wrongWithPopulation(twice)).toMatch(/accounted for twice/);
    }),
  );
});

it('a draw is a subset without repetition, whatever order its list has', () => {
  const lines = fc
    .uniqueArray(fc.nat(100_000), { maxLength: 50 })
    .map((some) => some.map((n) => `access ${String(n)} x`));
  fc.assert(
    fc.property(lines, fc.nat(60), fc.string(), (some, size, seed) => {
      const drawn = draw(some, size, seed, sha256);
      expect(drawn).toHaveLength(Math.min(size, some.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((line) => some.includes(line))).toBe(true);
      expect(draw(some.toReversed(), size, seed, sha256)).toEqual(drawn);
    }),
  );
});

it('a sample is never larger than its population, and surer wants no fewer', () => {
  const share = fc.double({ min: 0.05, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(fc.nat(2000), share, fc.nat(3), (population, tolerable, expected) => {
      const some = sampleSize(population, { confidence: 0.8, tolerable, expected });
      const more = sampleSize(population, { confidence: 0.95, tolerable, expected });
      expect(some).toBeLessThanOrEqual(more);
      expect(more).toBeLessThanOrEqual(population);
    }),
    { numRuns: 50 },
  );
});
