import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTeller } from './teller.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function listening(answers: readonly (number | null)[] = []) {
  const told: string[] = [];
  const left = [...answers];
  const teller = createTeller(
    (entry, what, times) => {
      told.push(`${String(entry)} ${what} ${String(times)}`);
      const answer = left.shift();
      return Promise.resolve(answer === undefined ? 1 : answer);
    },
    () => Date.now(),
  );
  return { told, teller };
}

describe('telling of a screen', () => {
  it('tells the first at once, and counts what follows until it is worth another', async () => {
    const { told, teller } = listening();
    teller.happened(7, 'screen-left', 6000);
    expect(told).toEqual(['7 screen-left 1']);
    for (let nth = 0; nth < 40; nth++) {
      await vi.advanceTimersByTimeAsync(100);
      teller.happened(7, 'screen-left', 6000);
    }
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(6000);
    expect(told).toEqual(['7 screen-left 1', '7 screen-left 40']);
  });

  it('keeps kinds and accesses apart', () => {
    const { told, teller } = listening();
    teller.happened(7, 'screen-left', 6000);
    teller.happened(7, 'value-copied', 6000);
    teller.happened(8, 'screen-left', 6000);
    expect(told).toHaveLength(3);
  });

  it('loses none that came too soon for the server, or that did not reach it', async () => {
    const { told, teller } = listening([null]);
    teller.happened(7, 'value-copied', 6000);
    await vi.advanceTimersByTimeAsync(0);
    teller.happened(7, 'value-copied', 6000);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual(['7 value-copied 1', '7 value-copied 2']);
  });

  it('does not ask for ever', async () => {
    const { told, teller } = listening(Array.from({ length: 50 }, () => null));
    teller.happened(7, 'value-copied', 6000);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).toHaveLength(6);
  });

  it('tells what is left when the access leaves the screen', () => {
    const { told, teller } = listening();
    teller.happened(7, 'screen-left', 60_000);
    teller.happened(7, 'screen-left', 60_000);
    teller.gone(7);
    expect(told).toEqual(['7 screen-left 1', '7 screen-left 1']);
  });
});
