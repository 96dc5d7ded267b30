import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, latticeFor, newLattice } from './decode.ts';
import { laneCount, mayFollow } from './lanes.ts';

const wide = 1 << 20;

/** Score of a way through the lanes; minus infinity when one may not follow the other. */
function scoreOf(way: readonly number[], emission: Int32Array, transition: Int32Array): number {
  let score = 0;
  let before = 0;
  way.forEach((lane, t) => {
    if (!mayFollow(before, lane)) score = -Infinity;
    score += (emission[t * laneCount + lane] ?? 0) + (transition[before * laneCount + lane] ?? 0);
    before = lane;
  });
  return score + (transition[before * laneCount] ?? 0);
}

/** Every way through `count` tokens. */
function ways(count: number): number[][] {
  if (count === 0) return [[]];
  return ways(count - 1).flatMap((way) => Array.from({ length: laneCount }, (_, lane) => [...way, lane]));
}

const weight = fc.integer({ min: -200, max: 200 });

describe('decode', () => {
  it('finds the best way of all, and by how much each token is better off with a value', () => {
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: laneCount * 3, maxLength: laneCount * 3 }),
        fc.array(weight, { minLength: laneCount * laneCount, maxLength: laneCount * laneCount }),
        (emissions, transitions) => {
          const transition = Int32Array.from(transitions);
          const lattice = latticeFor(newLattice(), 3);
          lattice.emission.set(emissions);
          decode(lattice, 3, transition, wide);
          const all = ways(3).map((way) => ({ way, score: scoreOf(way, lattice.emission, transition) }));
          const best = (keep: (way: readonly number[]) => boolean): number =>
            Math.max(...all.filter(({ way }) => keep(way)).map(({ score }) => score));
          expect(scoreOf([...lattice.lane.subarray(0, 3)], lattice.emission, transition)).toBe(
            best(() => true),
          );
          for (let t = 0; t < 3; t += 1) {
            expect(lattice.margin[t]).toBe(best((way) => way[t] !== 0) - best((way) => way[t] === 0));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never goes inside a value that did not begin, however narrow the beam', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: laneCount * 8, maxLength: laneCount * 8 }), (emissions) => {
        const lattice = latticeFor(newLattice(), 8);
        lattice.emission.set(emissions);
        decode(lattice, 8, new Int32Array(laneCount * laneCount), 20);
        let before = 0;
        for (const lane of lattice.lane.subarray(0, 8)) {
          expect(mayFollow(before, lane)).toBe(true);
          before = lane;
        }
      }),
    );
  });
});
