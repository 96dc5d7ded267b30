import { describe, expect, it } from 'vitest';
import { identifierWalk } from './identifier-walk.ts';
import { row, signsOf } from './scene.ts';

/** A fixed sequence that looks random: multiples of a large step, in a range. */
const anywhere = (place: number, range = 50_000) => (place * 48_271 * 7) % range;
const scene = (orders: readonly number[]) =>
  signsOf(
    identifierWalk,
    row(orders.length, (place) => ({ subjectOrder: orders[place] ?? 0 })),
  );
const usual = Array.from({ length: 120 }, (_, place) => anywhere(place + 1));
const from = (start: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, n) => start + n * step);

describe('identifiers walked', () => {
  it('are not where customers lie anywhere', () => {
    expect(scene(usual)).toEqual([]);
  });

  it.each([
    ['one after another', from(1000, 40)],
    ['downwards', from(1000, 40).reverse()],
    ['shuffled within a range', from(1000, 40).map((_, n) => 1000 + ((n * 17) % 40))],
    ['with steps', from(1000, 40, 9)],
    ['with honest work between', from(1000, 40).flatMap((order, n) => [order, anywhere(n + 300)])],
  ])('%s: found within 16 customers', (_, orders) => {
    const first = scene([...usual, ...orders]).at(0);
    expect(first?.place).toBeGreaterThan(120);
    expect(first?.place).toBeLessThan(120 + 18);
  });

  it('are found on a first day too', () => {
    expect(scene(from(1000, 20))[0]?.place).toBe(7);
  });

  it('in order across the whole range are found', () => {
    expect(scene([...usual, ...from(100, 20, 2400)])[0]?.reason).toContain(
      'in the order of their identifiers',
    );
  });

  it('are not seen in one customer opened again and again', () => {
    expect(scene(Array.from({ length: 50 }, () => 7))).toEqual([]);
  });

  it('keeps the range when one identifier lies far off', () => {
    expect(scene([...usual, 900_000_000, ...usual.map((order) => order + 1)])).toEqual([]);
  });
});

describe('identifiers guessed', () => {
  const lookups = (misses: (place: number) => boolean, peers = 20) =>
    signsOf(
      identifierWalk,
      row(40, (place) => ({
        ...{ kind: 'lookup', flags: misses(place) ? ['not-found'] : [] },
        subject: misses(place) ? null : `s${place}`,
      })),
      { peers: { 'misses-per-lookup': peers } },
    );

  it('show as look-ups that find nobody', () => {
    expect(lookups((place) => place % 5 !== 0)[0]?.reason).toContain('found nobody');
  });

  it('are not typing errors', () => {
    expect(lookups((place) => place % 3 === 0)).toEqual([]);
  });

  it('are not a tool that tells nobody of most look-ups, to anybody', () => {
    expect(lookups((place) => place % 5 !== 0, 80)).toEqual([]);
  });
});
