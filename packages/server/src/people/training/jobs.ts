import { repeat } from '../../platform/repeat.ts';
import type { TrainingDeps } from './deps.ts';
import { remindPeople, type RemindingDeps } from './reminding.ts';
import { runAssignments } from './running.ts';

const EVERY_MS = 10 * 60_000;

/** Looks after assignments every ten minutes. @returns a stop, which waits for a look that has begun */
export function startTraining(deps: TrainingDeps & RemindingDeps): () => Promise<void> {
  return repeat(
    () =>
      deps.alone(async () => {
        await runAssignments(deps);
        await remindPeople(deps);
      }),
    EVERY_MS,
    (err) => {
      deps.log.error('training could not be looked after', { feature: 'training', err });
    },
  );
}
