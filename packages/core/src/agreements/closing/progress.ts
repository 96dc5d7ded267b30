import type { TaskState } from './fold.ts';

export const closingSteps = ['handover', 'access', 'data', 'certificate', 'pack'] as const;

export type ClosingStep = (typeof closingSteps)[number];

/** What is known of an ending agreement. */
export interface ClosingFacts {
  readonly openConversations: number;
  readonly ended: boolean;
  /** The entry of the end: only with it is the closing of access proven. */
  readonly endEntered: boolean;
  readonly tasks: readonly TaskState[];
  readonly certified: boolean;
  /** A pack was made after the certificate. */
  readonly packed: boolean;
}

/** `next` is what to do now; `late` needs somebody today. */
export type StepState = 'done' | 'next' | 'waits' | 'late';

/**
 * The five steps with where each stands. A step may be done before one above it (an agreement that was ended at once
 * leaves conversations behind), but only the first that is not done is the next.
 */
export function progressOf(facts: ClosingFacts): Readonly<Record<ClosingStep, StepState>> {
  const confirmed = facts.tasks.every(({ status }) => status === 'confirmed');
  const done: Readonly<Record<ClosingStep, boolean>> = {
    handover: facts.openConversations === 0,
    access: facts.ended && facts.endEntered,
    data: facts.ended && confirmed,
    certificate: facts.certified,
    pack: facts.packed,
  };
  const late: Partial<Record<ClosingStep, boolean>> = {
    handover: facts.ended,
    access: facts.ended,
    data: facts.ended && facts.tasks.some(({ overdue }) => overdue),
  };
  const next = closingSteps.find((step) => !done[step]);
  const stateOf = (step: ClosingStep): StepState => {
    if (done[step]) return 'done';
    if (late[step] === true) return 'late';
    return step === next ? 'next' : 'waits';
  };
  return {
    handover: stateOf('handover'),
    access: stateOf('access'),
    data: stateOf('data'),
    certificate: stateOf('certificate'),
    pack: stateOf('pack'),
  };
}
