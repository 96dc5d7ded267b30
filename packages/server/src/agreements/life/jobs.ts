import { repeat } from '../../platform/repeat.ts';
import { lookAfterEnds, type LifeJobsDeps } from './expiring.ts';

const EVERY_MS = 60_000;

/**
 * Looks after the ends of agreements now and then every minute, never twice at once.
 * @returns a stop, which waits for a look that has begun
 */
export function startLifeJobs(deps: LifeJobsDeps, everyMs = EVERY_MS): () => Promise<void> {
  return repeat(
    () => lookAfterEnds(deps),
    everyMs,
    (err) => {
      deps.log.error('agreements could not be looked after', { feature: 'agreements', err });
    },
  );
}
