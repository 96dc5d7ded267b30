import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import { forgetBadges, lookAtBadges, lookAtInspections, type LookDeps } from './looking.ts';

const EVERY_MS = 5 * 60_000;
/** Of the advisory lock: two replicas would look twice. */
const LOCK = 4_205_082;

/** Looks at the badges of every site now and then. @returns a stop, which waits for a look that has begun */
export function startBadges(deps: LookDeps, pool: Pool, log: Log): () => Promise<void> {
  const look = async (): Promise<void> => {
    await lookAtBadges(deps);
    await lookAtInspections(deps);
    await forgetBadges(deps);
  };
  return repeat(
    () => alone(pool, LOCK, look),
    EVERY_MS,
    (err) => {
      log.error('badges could not be looked at', { feature: 'badges', err });
    },
  );
}
