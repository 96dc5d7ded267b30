import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRevocations } from './revocation.ts';

const DAY = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const watching = (expiresAt: number) => {
  const ended: unknown[] = [];
  const revocations = createRevocations(Date.now, () => Promise.resolve(true));
  const stop = revocations.watch(
    { ...{ sessionId: 's', personId: 'p', partyId: 'v' }, expiresAt },
    (revoked) => ended.push(revoked),
  );
  return { ended, stop };
};

it.each([1, 24, 30, 90])('what ends in %i days ends then, and not before', async (days) => {
  const { ended } = watching(days * DAY);
  await vi.advanceTimersByTimeAsync(days * DAY - 1);
  expect(ended).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toEqual([null]);
});

it('is not told of its end once it was left alone, however late', async () => {
  const { ended, stop } = watching(60 * DAY);
  await vi.advanceTimersByTimeAsync(30 * DAY);
  stop();
  await vi.advanceTimersByTimeAsync(60 * DAY);
  expect(ended).toEqual([]);
});
