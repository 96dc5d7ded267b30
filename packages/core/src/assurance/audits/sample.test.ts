import { digests } from '@cordon/ledger';
import { expect, it } from 'vitest';
import { clopperPearson } from './interval.ts';
import { commitmentOf } from './plan.ts';
import { draw, sampleOf, seedOf } from './sample.ts';
import { sampleSize } from './sampleSize.ts';

const sha256 = digests['SHA-256'];

/*
 * The sizes are those of published tables of attribute sampling; the intervals those of Clopper and Pearson as statistical
 * packages print them; the draws are kept as vectors, so that whoever writes another verifier has something to hold it to.
 */

it.each([
  { population: 1_000_000, confidence: 0.95, tolerable: 0.05, expected: 0, size: 59 },
  { population: 1_000_000, confidence: 0.95, tolerable: 0.05, expected: 1, size: 93 },
  { population: 1_000_000, confidence: 0.95, tolerable: 0.05, expected: 2, size: 124 },
  { population: 1_000_000, confidence: 0.9, tolerable: 0.1, expected: 0, size: 22 },
  { population: 1_000_000, confidence: 0.9, tolerable: 0.05, expected: 0, size: 45 },
  { population: 1_000_000, confidence: 0.95, tolerable: 0.1, expected: 0, size: 29 },
  // Of a small population fewer are enough; of a tiny one, all.
  { population: 100, confidence: 0.95, tolerable: 0.05, expected: 0, size: 39 },
  { population: 910, confidence: 0.95, tolerable: 0.05, expected: 0, size: 56 },
  { population: 200, confidence: 0.9, tolerable: 0.1, expected: 1, size: 34 },
  { population: 10, confidence: 0.95, tolerable: 0.05, expected: 0, size: 10 },
  { population: 1, confidence: 0.95, tolerable: 0.05, expected: 0, size: 1 },
  { population: 0, confidence: 0.95, tolerable: 0.05, expected: 0, size: 0 },
])(
  '$size of $population at $confidence and $tolerable, $expected expected',
  ({ population, size, ...rule }) => {
    expect(sampleSize(population, rule)).toBe(size);
  },
);

it.each([
  { seen: 0, size: 59, low: 0, high: 0.060_609 },
  { seen: 1, size: 10, low: 0.002_529, high: 0.445_016 },
  { seen: 5, size: 10, low: 0.187_086, high: 0.812_914 },
  { seen: 10, size: 10, low: 0.691_503, high: 1 },
  { seen: 3, size: 93, low: 0.006_702, high: 0.091_388 },
  { seen: 0, size: 0, low: 0, high: 1 },
])('$seen of $size lies between $low and $high', ({ seen, size, low, high }) => {
  const found = clopperPearson(seen, size, 0.95);
  expect(found.low).toBeCloseTo(low, 5);
  expect(found.high).toBeCloseTo(high, 5);
});

const nonce = '0f'.repeat(32);
const seed = seedOf({ nonce, checkpoint: 'cordon.example\n12\nAAAA\n', root: 'ab'.repeat(32) }, sha256);

it('has vectors', () => {
  expect(commitmentOf(nonce, sha256)).toBe(
    '223b254173c85d2122059c6c33568f10dec1045786c5781d990d3f3cf1cbbb85',
  );
  expect(seed).toBe('953b22379222e64655b4a1910179ef38b1863b58cad3e66df3ad465cf61aa288');
  const lines = Array.from({ length: 10 }, (_, nth) => `access ${String(nth)} tier1`);
  const drawn = ['access 2 tier1', 'access 4 tier1', 'access 6 tier1'];
  expect(draw(lines, 3, seed, sha256)).toEqual(drawn);
  expect(draw(lines.toReversed(), 3, seed, sha256)).toEqual(drawn);
});

it('gives each access role a share, however small it is', () => {
  const of = (role: string, count: number) =>
    Array.from({ length: count }, (_, nth) => `access ${String(role.length + 10 * nth)} ${role}`);
  const lists = { accesses: [...of('tier1', 900), ...of('qa', 10)], people: [], settings: [] };
  const rule = { confidence: 0.95, tolerable: 0.05, expected: 0 };
  const byRole = sampleOf({ rule, byRole: true }, { lists }, seed, sha256).accesses;
  expect(byRole).toHaveLength(sampleSize(910, rule));
  expect(byRole.filter((line) => line.endsWith('qa'))).toHaveLength(1);
  expect(new Set(byRole).size).toBe(byRole.length);
});
