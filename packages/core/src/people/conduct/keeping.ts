import { appealUntil } from './acting.ts';
import { stepInForce, type CaseStanding } from './case.ts';
import { holdOf } from './holds.ts';
import { addMonths, countsUntil, type LadderRule } from './ladder.ts';

/**
 * When a case is over: nothing of it is in force, counts, or may be appealed any more. Epoch milliseconds.
 * @param passedAt when the course of a retraining was last passed; null for never
 * @returns null while it is open, or what it took has no end
 */
export function caseEnds(standing: CaseStanding, rule: LadderRule, passedAt: number | null): number | null {
  const { decision, appeal, state } = standing;
  if (state === 'dismissed') return decision?.at ?? null;
  if (state === 'overturned') return appeal?.at ?? null;
  const force = stepInForce(standing);
  if (force === null || force.step === 'none' || (state !== 'decided' && state !== 'upheld')) return null;
  const hold = holdOf(standing, '', passedAt);
  if (hold !== null && hold.until === null) return null;
  return Math.max(
    countsUntil({ step: force.step, at: force.from }, rule),
    hold?.until ?? 0,
    appealUntil(standing, rule) ?? 0,
  );
}

/** From when nothing of it may be kept that names anybody; null while it is open. */
export function keptUntil(standing: CaseStanding, rule: LadderRule, passedAt: number | null): number | null {
  const ends = caseEnds(standing, rule, passedAt);
  return ends === null ? null : addMonths(ends, rule.keepMonths);
}
