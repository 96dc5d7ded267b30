import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWaitingRoom, type Pressure } from './waitingRoom.ts';

let pressures: Pressure[];
beforeEach(() => {
  vi.useFakeTimers();
  pressures = [];
});
afterEach(() => vi.useRealTimers());

const room = (limits: { entries?: number; bytes?: number } = {}) =>
  createWaitingRoom<string>(
    { entries: 3, bytes: 100, ms: 1_000, ...limits },
    () => Date.now(),
    (pressure) => pressures.push(pressure),
  );

const outcome = (promise: Promise<readonly number[]>) =>
  promise.then(
    (indices) => indices,
    (error: unknown) => (error as { code: string; detail: string }).detail,
  );

describe('a waiting room', () => {
  it.each([
    ['entries', { entries: 3 }, ['a', 'b', 'c'], 3],
    ['bytes', { entries: 99, bytes: 20 }, ['a'], 20],
  ])(
    'that is full of %s refuses at once, says so once, and lets in again what fits',
    async (_, limits, items, bytes) => {
      const full = room(limits);
      const first = outcome(full.enter(items, bytes));
      for (let n = 0; n < 5; n++) expect(await outcome(full.enter(['x'], 1))).toBe('too many appends wait');
      expect(full.size).toBe(1);
      expect(pressures).toEqual([{ full: true, entries: items.length, bytes, refused: 1 }]);
      const [taken] = full.take(10);
      expect(pressures[1]).toEqual({ full: false, entries: 0, bytes: 0, refused: 5 });
      taken?.resolve([7]);
      expect(await first).toEqual([7]);
      const next = outcome(full.enter(['y'], 1));
      full.take(10)[0]?.resolve([8]);
      expect(await next).toEqual([8]);
    },
  );

  it('refuses what no commit took in time, the oldest first, and frees its place', async () => {
    const slow = room();
    const first = outcome(slow.enter(['a'], 1));
    await vi.advanceTimersByTimeAsync(600);
    const second = outcome(slow.enter(['b'], 1));
    await vi.advanceTimersByTimeAsync(400);
    expect(await first).toBe('the append waited too long');
    expect(slow.size).toBe(1);
    slow.take(10)[0]?.resolve([1]);
    expect(await second).toEqual([1]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(pressures.map(({ full }) => full)).toEqual([true, false]);
  });

  it('gives whole appends in order, up to so many entries, and a larger one alone', () => {
    const many = room({ entries: 100 });
    for (const items of [['a', 'b'], ['c'], ['d', 'e', 'f', 'g'], ['h']]) void outcome(many.enter(items, 1));
    const next = () => many.take(3).map(({ items }) => items.join(''));
    expect([next(), next(), next(), next()]).toEqual([['ab', 'c'], ['defg'], ['h'], []]);
  });
});
