import { repeat } from '../../platform/repeat.ts';
import { refreshAfterIncidents, type AfterIncidentsDeps } from './afterIncidents.ts';
import type { TrainingDeps } from './deps.ts';
import { remindPeople, type RemindingDeps } from './reminding.ts';
import { runAssignments } from './running.ts';

const EVERY_MS = 10 * 60_000;

/** Looks after assignments every ten minutes. @returns a stop, which waits for a look that has begun */
export function startTraining(deps: TrainingDeps & RemindingDeps & AfterIncidentsDeps): () => Promise<void> {
  return repeat(
    () =>
      deps.alone(async () => {
        await runAssignments(deps);
        await refreshAfterIncidents(deps);
        await remindPeople(deps);
      }),
    EVERY_MS,
    (err) => {
      deps.log.error('training could not be looked after', { feature: 'training', err });
    },
  );
}
