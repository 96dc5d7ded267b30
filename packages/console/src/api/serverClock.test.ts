import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { learnClock, serverNow } from './serverClock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const SERVER = Date.parse('2026-10-01T10:00:00Z');
const header = (ms: number): string => new Date(ms).toUTCString();

/** What is believed of the server's clock once its answer of that moment came, so much later. */
function heard(at: number, { ahead = 0, later = 0 } = {}): number {
  vi.setSystemTime(at + ahead + later);
  learnClock(header(at));
  return serverNow() - (at + later);
}

it('comes near the truth with each answer, and never past it, whatever this machine says', () => {
  for (const ahead of [0, 3_600_000, -86_400_000]) {
    // The machine's clock was set, so what was believed is forgotten.
    heard(SERVER + 20_000, { ahead });
    heard(SERVER + 20_000, { ahead });
    expect(heard(SERVER + 30_900, { ahead })).toBeGreaterThanOrEqual(-900);
    expect(heard(SERVER + 31_100, { ahead })).toBeGreaterThanOrEqual(-100);
    expect(heard(SERVER + 32_900, { ahead, later: 2_000 })).toBeGreaterThanOrEqual(-100);
    expect(heard(SERVER + 33_000, { ahead })).toBe(0);
  }
});

it('learns nothing from an answer without a date', () => {
  const before = serverNow() - Date.now();
  learnClock(null);
  learnClock('yesterday');
  expect(serverNow() - Date.now()).toBe(before);
});
