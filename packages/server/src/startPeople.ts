import type { House } from './compose.ts';
import { composeCourses } from './people/courses/compose.ts';
import { startCourses } from './people/courses/jobs.ts';
import { composeTrainingJobs } from './people/training/compose.ts';
import { startTraining } from './people/training/jobs.ts';
import { startConductJobs } from './people/conduct/compose.ts';
import { composeAwareness } from './people/awareness/compose.ts';
import { startAwareness } from './people/awareness/jobs.ts';
import { composeJoining } from './people/joining/compose.ts';
import { startJoining } from './people/joining/jobs.ts';
import { composePhishing } from './people/phishing/compose.ts';
import { startPhishing } from './people/phishing/jobs.ts';
import { startServiceAccounts, startServiceLetters } from './identity/serviceAccounts/jobs.ts';
import { composeServiceLetters } from './identity/serviceAccounts/compose.ts';
import type { Log } from './platform/log.ts';

/**
 * What people's features do by themselves: reminders, refreshers, steps that run out.
 * @returns a stop for each
 */
export function startPeople(house: House, log: Log): readonly (() => Promise<void>)[] {
  const { app } = house.world.pools;
  return [
    startCourses(composeCourses(house), app, log),
    startTraining(composeTrainingJobs(house)),
    startConductJobs(house),
    startJoining(composeJoining(house), log),
    startAwareness(composeAwareness(house)),
    startServiceAccounts(house.serviceAccounts, log),
    startServiceLetters(composeServiceLetters({ ...house.world, pool: app, log, now: house.now })),
    startPhishing(composePhishing(house), app),
  ];
}
