import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gathering } from './gathering.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('answers all calls of a time once, and those after it once more', () => {
  const answer = vi.fn();
  const calls = gathering(250, answer);
  calls.call();
  vi.advanceTimersByTime(200);
  calls.call();
  expect(answer).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  expect(answer).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(answer).toHaveBeenCalledTimes(1);
  calls.call();
  vi.advanceTimersByTime(250);
  expect(answer).toHaveBeenCalledTimes(2);
});

it('answers nothing after it was stopped', () => {
  const answer = vi.fn();
  const calls = gathering(250, answer);
  calls.call();
  calls.stop();
  vi.advanceTimersByTime(1_000);
  expect(answer).not.toHaveBeenCalled();
});
