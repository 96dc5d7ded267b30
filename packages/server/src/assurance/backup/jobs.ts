import { repeat } from '../../platform/repeat.ts';
import { lookAfterDrills, lookForOverdue, type RestoreDrillDeps } from './drilling.ts';

/** Soon enough for somebody who asked and looks at the page. */
const LOOK_MS = 5_000;
const HOUR_MS = 3_600_000;

/**
 * Makes drills of restoring when they are asked for or due, and tells when none passed for too long.
 * @returns a stop, which gives up a drill under way and waits until nothing is left of it
 */
export function startRestoreDrills(deps: RestoreDrillDeps): () => Promise<void> {
  let stopping = false;
  const onFault = (err: unknown) => {
    deps.log.error('drills of restoring could not be looked after', { feature: 'backup', err });
  };
  const stops = [
    repeat(() => lookAfterDrills(deps, () => stopping), LOOK_MS, onFault),
    repeat(() => lookForOverdue(deps), HOUR_MS, onFault),
  ];
  return async () => {
    stopping = true;
    await Promise.all(stops.map((stop) => stop()));
  };
}
