import type { House } from './compose.ts';
import { composeTrainingJobs } from './people/training/compose.ts';
import { startTraining } from './people/training/jobs.ts';
import type { Log } from './platform/log.ts';

/**
 * What people's features do by themselves: reminders, refreshers, steps that run out.
 * @returns a stop for each
 */
export function startPeople(house: House, _log: Log): readonly (() => Promise<void>)[] {
  return [startTraining(composeTrainingJobs(house))];
}
