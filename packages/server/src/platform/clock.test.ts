import { describe, expect, it } from 'vitest';
import { adjustableClock } from './clock.ts';

describe('adjustableClock', () => {
  it('stands until it is moved, and what it hands out is nobody else’s', () => {
    const clock = adjustableClock(new Date('2026-10-01T00:00:00Z'));
    clock.now().setFullYear(1999);
    expect(clock.now()).toEqual(new Date('2026-10-01T00:00:00Z'));
    clock.advance(90_000);
    expect(clock.now()).toEqual(new Date('2026-10-01T00:01:30Z'));
    clock.set(new Date('2026-09-01T00:00:00Z'));
    clock.advance(-1000);
    expect(clock.now()).toEqual(new Date('2026-08-31T23:59:59Z'));
  });
});
