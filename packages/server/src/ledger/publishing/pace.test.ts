import { expect, it } from 'vitest';
import { createNarrow, createPace } from './pace.ts';

it('counts each address by itself, and forgets with the minute', () => {
  let at = new Date('2026-10-01T12:00:30Z');
  const pace = createPace(2, () => at);
  expect(['a', 'a', 'a', 'b'].map((unit) => pace.waitOf(unit))).toEqual([0, 0, 30, 0]);
  at = new Date('2026-10-01T12:01:00Z');
  expect(pace.waitOf('a')).toBe(0);
});

it('runs some at once, lets some wait, and refuses more', async () => {
  const narrow = createNarrow(2, 1);
  const ends: (() => void)[] = [];
  const order: number[] = [];
  const work = (n: number) =>
    narrow(async () => {
      order.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
    });
  const running = [work(1), work(2), work(3)];
  await expect(work(4)).rejects.toMatchObject({ code: 'rate-limited' });
  expect(order).toEqual([1, 2]);
  ends.shift()?.();
  await running[0];
  await Promise.resolve();
  expect(order).toEqual([1, 2, 3]);
  for (const end of ends) end();
  await Promise.all(running);
  // A place that work left by failing is a place again.
  await expect(narrow(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await narrow(() => Promise.resolve('again'))).toBe('again');
});
