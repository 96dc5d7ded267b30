import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAYS } from './conditions/clock.ts';
import { hours } from './conditions/hours.ts';
import { isOnShift, nextTurn, readShift, spanAt, type ShiftChange } from './shift.ts';

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map(
    (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  );
/** Zones without changes of clocks: there the wall clock and the instants say the same. */
const shifts = fc
  .record({
    days: fc.subarray([...DAYS], { minLength: 1 }),
    from: clock,
    to: clock,
    timeZone: fc.constantFrom('UTC', 'Asia/Manila', 'Asia/Kolkata', 'America/Bogota', '+05:45'),
  })
  .filter((shift) => readShift(shift) !== undefined);
const anyZone = fc.tuple(shifts, fc.constantFrom('America/New_York', 'Europe/Lisbon', 'Australia/Lord_Howe'));
const moments = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 });

it('is the same as working hours of the same clock, the other way this house reads one', () => {
  fc.assert(
    fc.property(shifts, moments, (shift, minute) => {
      const prepared = hours.prepare({ clause: '1', kind: 'hours', ...shift });
      const now = minute * 60_000;
      expect(prepared.ok && prepared.check(undefined, now) === 'holds').toBe(isOnShift(shift, [], now));
    }),
  );
});

it('runs within a day, and turns when it says it does, whatever clocks do', () => {
  fc.assert(
    fc.property(anyZone, moments, ([shift, timeZone], minute) => {
      const own = { ...shift, timeZone };
      const now = minute * 60_000;
      const { start, end } = spanAt(own, now);
      expect(end).toBeGreaterThan(now);
      expect(end - start).toBeLessThanOrEqual(25 * 3_600_000);
      const turn = nextTurn(own, [], now);
      if (turn === null) return;
      expect(isOnShift(own, [], turn)).toBe(!isOnShift(own, [], now));
      expect(isOnShift(own, [], turn - 60_000)).toBe(isOnShift(own, [], now));
    }),
    { numRuns: 60 },
  );
});

it('is never longer for a time somebody is taken off', () => {
  const span = fc.tuple(moments, fc.integer({ min: 1, max: 3000 }));
  const changes = fc.array(
    span.map(([minute, length]): ShiftChange => {
      const start = minute * 60_000;
      return { kind: 'off', start, end: start + length * 60_000 };
    }),
  );
  fc.assert(
    fc.property(shifts, changes, moments, (shift, off, minute) => {
      const now = minute * 60_000;
      if (isOnShift(shift, off, now)) expect(isOnShift(shift, [], now)).toBe(true);
    }),
  );
});
