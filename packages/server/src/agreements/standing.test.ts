import { describe, expect, it } from 'vitest';
import { standingNow } from './standing.ts';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const span = (name: string, from: number, until: number) => ({ name, from: day(from), until: day(until) });

describe('of several signed terms', () => {
  const renewal = span('renewal', 20, 30);
  const running = span('running', 10, 20);
  const past = span('past', 1, 10);
  const all = [renewal, running, past];

  it.each([
    ['a renewal signed ahead waits', 15, 'running'],
    ['at its first instant it takes over', 20, 'renewal'],
    ['when nothing runs any more, the last that ran is what ran out', 30, 'renewal'],
    ['before anything runs, the newest is what is to come', 0, 'renewal'],
  ])('%s', (_, at, name) => {
    expect(standingNow(all, day(at))?.name).toBe(name);
  });

  it('a gap shows what ran out before it, not what comes after', () => {
    expect(standingNow([renewal, past], day(15))?.name).toBe('past');
  });

  it('the newest of two that both run counts', () => {
    expect(standingNow([span('new', 12, 20), running], day(15))?.name).toBe('new');
  });

  it('none is none', () => {
    const nothing: readonly (typeof running)[] = [];
    expect(standingNow(nothing, day(1))).toBeUndefined();
  });
});
