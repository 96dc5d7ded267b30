import fc from 'fast-check';
import { expect, it } from 'vitest';
import { courseStanding, courseStates, type CourseKnown } from '../../kernel/index.ts';
import { DAY_MS, reminderOwed, type ReminderStep } from './index.ts';

const SETTINGS = { seed: 20261127, numRuns: 400 };
const NOW = Date.parse('2026-11-03T02:00:00Z');
const BAD = ['current', 'due', 'grace', 'expired', 'never'] as const;
const badness = (
  known: CourseKnown | undefined,
  rule: typeof rules extends fc.Arbitrary<infer R> ? R : never,
  now: number,
) => BAD.indexOf(courseStanding(known, rule, now).state);

const rules = fc.record({
  maxAgeDays: fc.integer({ min: 1, max: 400 }),
  graceDays: fc.nat(30),
  spacedDays: fc.nat(60),
});

/** A life with a course: it is passed, asked anew, questions are answered, and days go by. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const) }),
  fc.record({ kind: fc.constant('answer' as const) }),
  fc.record({ kind: fc.constant('event' as const), within: fc.integer({ min: -10, max: 60 }) }),
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 120 }) }),
);

it('whatever happens, expired beyond the grace is never current, and only passing makes more current', () => {
  fc.assert(
    fc.property(rules, fc.array(step, { maxLength: 40 }), (rule, steps) => {
      let now = NOW;
      let known: CourseKnown | undefined;
      // The model: the plainest thing that can be said of it, with no formula of the code's in it.
      let lastPass: number | null = null;
      let mostRight = 0;
      let dues: number[] = [];
      for (const one of steps) {
        const before = badness(known, rule, now);
        switch (one.kind) {
          case 'pass':
            [lastPass, mostRight, dues] = [now, 0, []];
            known = { passedAt: now, right: 0, owedBy: null };
            break;
          case 'answer':
            if (known === undefined) break;
            mostRight += 1;
            known = { ...known, right: known.right + 1 };
            break;
          case 'event':
            dues.push(now + one.within * DAY_MS);
            if (known !== undefined) known = { ...known, owedBy: Math.min(...dues) };
            expect(badness(known, rule, now)).toBeGreaterThanOrEqual(before);
            break;
          case 'days':
            now += one.days * DAY_MS;
            expect(badness(known, rule, now)).toBeGreaterThanOrEqual(before);
        }
        const { state } = courseStanding(known, rule, now);
        const open = state === 'current' || state === 'due' || state === 'grace';
        if (lastPass === null) expect(state).toBe('never');
        else {
          const age = (now - lastPass) / DAY_MS;
          const most = rule.maxAgeDays + rule.graceDays + rule.spacedDays;
          if (age >= most) expect(open).toBe(false);
          if (age >= rule.maxAgeDays + rule.graceDays + mostRight) expect(open).toBe(false);
          if (dues.some((due) => now >= due + rule.graceDays * DAY_MS)) expect(open).toBe(false);
          if (age < rule.maxAgeDays + rule.graceDays && dues.length === 0) expect(open).toBe(true);
        }
        expect(courseStates).toContain(state);
      }
    }),
    SETTINGS,
  );
});

it('nobody is told the same twice, nor of an earlier step after a later one, whenever it is looked', () => {
  const order: readonly ReminderStep[] = ['assigned', 'd14', 'd7', 'd1', 'due'];
  fc.assert(
    fc.property(
      fc.array(fc.record({ due: fc.integer({ min: -5, max: 40 }), look: fc.nat(9) }), { maxLength: 60 }),
      (looks) => {
        const told: ReminderStep[] = [];
        let now = NOW;
        for (const { due, look } of looks) {
          now += look * (DAY_MS / 3);
          const next = reminderOwed(NOW + due * DAY_MS, new Set(told), now);
          if (next === null) continue;
          expect(told).not.toContain(next);
          told.push(next);
        }
        expect(told).toEqual(order.filter((one) => told.includes(one)));
      },
    ),
    SETTINGS,
  );
});
