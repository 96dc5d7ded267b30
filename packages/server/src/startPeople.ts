import type { House } from './compose.ts';
import { composePhishing } from './people/phishing/compose.ts';
import { startPhishing } from './people/phishing/jobs.ts';
import type { Log } from './platform/log.ts';

/**
 * What people's features do by themselves: reminders, refreshers, steps that run out.
 * @returns a stop for each
 */
export function startPeople(house: House, _log: Log): readonly (() => Promise<void>)[] {
  return [startPhishing(composePhishing(house), house.world.pools.app)];
}
