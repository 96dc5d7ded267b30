import type { ConductHold } from '../../kernel/index.ts';
import { stepInForce, type CaseStanding } from './case.ts';

/**
 * What a case takes from its person while its step is in force: retraining until the course is passed after the step, a suspension
 * until its day, removal everything under the one agreement, termination everything for good. The lighter steps take nothing.
 * @param passedAt when the course was last passed, epoch milliseconds; null for never
 */
export function holdOf(
  standing: CaseStanding,
  agreement: string,
  passedAt: number | null,
): ConductHold | null {
  const force = stepInForce(standing);
  if (force === null) return null;
  const { step, until, from } = force;
  switch (step) {
    case 'none':
    case 'reminder':
    case 'warning':
      return null;
    case 'retraining':
      return passedAt !== null && passedAt > from ? null : { step, agreement: null, until: null };
    case 'suspension':
      return { step, agreement: null, until };
    case 'removal':
      return { step, agreement, until: null };
    case 'termination':
      return { step, agreement: null, until: null };
  }
}
