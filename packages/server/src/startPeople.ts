import type { House } from './compose.ts';
import { composeAwareness } from './people/awareness/compose.ts';
import { startAwareness } from './people/awareness/jobs.ts';
import { composeJoining } from './people/joining/compose.ts';
import { startJoining } from './people/joining/jobs.ts';
import type { Log } from './platform/log.ts';

/**
 * What people's features do by themselves: reminders, refreshers, steps that run out.
 * @returns a stop for each
 */
export function startPeople(house: House, log: Log): readonly (() => Promise<void>)[] {
  return [startJoining(composeJoining(house), log), startAwareness(composeAwareness(house))];
}
