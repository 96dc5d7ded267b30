import { conductSteps, type ConductStep } from '../../kernel/index.ts';
import type { Gravity } from './violations.ts';

/** What both parties agreed of violations; see the duty `conduct-ladder`. */
export interface LadderRule {
  readonly decidedBy: 'one-of-each' | 'controller';
  readonly hearingDays: number;
  readonly appealDays: number;
  readonly reminderMonths: number;
  readonly warningMonths: number;
  readonly suspensionMonths: number;
  readonly lookBackMonths: number;
  readonly keepMonths: number;
}

/** A step that was decided before. Epoch milliseconds. */
export interface PastStep {
  readonly step: ConductStep;
  readonly at: number;
  /** Taken back on appeal: it never counts. */
  readonly lifted: boolean;
}

/** Steps that are open, and why the range ends where it does. */
export interface OpenSteps {
  readonly steps: readonly ConductStep[];
  /** The earlier steps that still count. */
  readonly counting: readonly PastStep[];
}

/** The heaviest step a first violation may lead to. */
const ceiling: Readonly<Record<Gravity, ConductStep>> = {
  light: 'warning',
  serious: 'suspension',
  grave: 'termination',
};

/** The lightest step: what is grave is not answered by a reminder. */
const floor: Readonly<Record<Gravity, ConductStep>> = {
  light: 'reminder',
  serious: 'reminder',
  grave: 'warning',
};

/** @returns the same day so many months later, or the last day of that month (UTC) */
export function addMonths(at: number, months: number): number {
  const day = new Date(at);
  const moved = new Date(at);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(day.getUTCDate(), last));
  return moved.getTime();
}

/** Until when a step counts against a later case, exclusive. */
export function countsUntil({ step, at }: Pick<PastStep, 'step' | 'at'>, rule: LadderRule): number {
  const months: Readonly<Record<ConductStep, number>> = {
    reminder: rule.reminderMonths,
    warning: rule.warningMonths,
    retraining: rule.warningMonths,
    suspension: rule.suspensionMonths,
    removal: rule.lookBackMonths,
    termination: rule.lookBackMonths,
  };
  return addMonths(at, Math.min(months[step], rule.lookBackMonths));
}

/**
 * The steps that are open for a violation: what its gravity allows, and one more than the heaviest earlier step that still counts.
 * A milder step than that is always open: nobody is forced up the ladder.
 * @param before of the same person @param now epoch milliseconds
 */
export function openSteps(
  gravity: Gravity,
  before: readonly PastStep[],
  rule: LadderRule,
  now: number,
): OpenSteps {
  const counting = before.filter((past) => !past.lifted && past.at <= now && now < countsUntil(past, rule));
  const rung = (step: ConductStep) => conductSteps.indexOf(step);
  const repeated = Math.max(-1, ...counting.map(({ step }) => rung(step))) + 1;
  const highest = Math.min(conductSteps.length - 1, Math.max(rung(ceiling[gravity]), repeated));
  return { steps: conductSteps.slice(rung(floor[gravity]), highest + 1), counting };
}
