import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accesses, NOW, policyOf, terms } from '../../../../tests/vectors/policy/arbitrary.ts';
import { shownMore } from '../../../../tests/vectors/policy/shownMore.ts';
import type { Held } from '../kernel/index.ts';
import { decide } from './index.ts';

/*
 * Whoever is held back sees no more than before, and whoever is held back further no more than that; and sees less often
 * enough that this can fail.
 */

const SETTINGS = { seed: 20261127, numRuns: 80 };

const pace = fc.integer({ min: 1, max: 5 });
const factorAfter = fc.integer({ min: 0, max: 20 }).map((minutes) => NOW - minutes * 60_000);

const lighter: Held = { factorAfter: null, factorAt: NOW - 600_000, customersAnHour: null };

const steps = {
  slowed: pace.map((customersAnHour) => [lighter, { ...lighter, customersAnHour }] as const),
  'slowed further': fc.tuple(pace, pace).map((both) => {
    const [less, more] = both.toSorted((a, b) => a - b);
    return [
      { ...lighter, customersAnHour: more ?? 1 },
      { ...lighter, customersAnHour: less ?? 1 },
    ] as const;
  }),
  'asked for a factor': factorAfter.map((after) => [lighter, { ...lighter, factorAfter: after }] as const),
  'asked for a factor and slowed': fc.tuple(factorAfter, pace).map(([after, customersAnHour]) => [
    { ...lighter, customersAnHour },
    { ...lighter, customersAnHour, factorAfter: after },
  ]),
};

it.each(Object.entries(steps))('nobody %s sees more', (_, held) => {
  let taken = 0;
  const holds = fc.property(terms, held, accesses(15), (of, [before, after], cases) => {
    const policy = policyOf(of);
    for (const { who, asked } of cases) {
      const as = (step: Held | undefined) => decide(policy, { ...who, held: step }, asked, NOW);
      expect(shownMore(as(before), as(after))).toEqual([]);
      if (shownMore(as(after), as(before)).length > 0) taken += 1;
    }
  });
  fc.assert(holds, SETTINGS);
  expect(taken).toBeGreaterThan(0);
});
