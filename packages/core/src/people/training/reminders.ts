import { DAY_MS } from './rules.ts';

/** When the person is told, days before the course is due; `assigned` at once. */
export const reminderSteps = { assigned: Infinity, d14: 14, d7: 7, d1: 1, due: 0 } as const;

export type ReminderStep = keyof typeof reminderSteps;

const steps = Object.keys(reminderSteps) as ReminderStep[];

/**
 * The reminder that is owed now: the last step that was come to, unless it or a later one was told. Steps that passed while
 * nobody looked are not told one by one, and a due date that moves tells no step again.
 * @param due, now epoch milliseconds
 */
export function reminderOwed(due: number, told: ReadonlySet<ReminderStep>, now: number): ReminderStep | null {
  const reached = steps.findLastIndex((step) => now >= due - reminderSteps[step] * DAY_MS);
  if (reached < 0) return null;
  return steps.slice(reached).some((step) => told.has(step)) ? null : (steps[reached] ?? null);
}
