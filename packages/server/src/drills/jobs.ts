import { repeat } from '../platform/repeat.ts';
import { clearUp } from './asking.ts';
import type { DrillDeps } from './deps.ts';
import { findGround, makeDrills } from './running.ts';
import { scheduleOf } from './view.ts';

const HOUR_MS = 3_600_000;

/** Nobody: the schedule. */
const NOBODY = { person: null, party: null, ip: null };

/**
 * Looks every hour whether drills are due, and takes away what a run left that broke off.
 * @returns a stop, which waits for a look that has begun
 */
export function startDrills(deps: DrillDeps): () => Promise<void> {
  return repeat(
    () => deps.alone(() => look(deps)),
    HOUR_MS,
    (err) => {
      deps.log.error('drills could not be looked after', { feature: 'drills', err });
    },
  );
}

/** One look; the caller is alone. */
export async function look(deps: DrillDeps): Promise<void> {
  await clearUp(deps);
  const { nextAt } = await scheduleOf(deps);
  if (nextAt === null || Date.parse(nextAt) > deps.now().getTime()) return;
  const ground = await findGround(deps, undefined);
  await makeDrills(deps, ground, { names: [], at: deps.baseUrl, by: NOBODY });
}
