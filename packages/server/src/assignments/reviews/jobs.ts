import { repeat } from '../../platform/repeat.ts';
import { lookAfterReviews, type ReviewDeps } from './reviewing.ts';

const EVERY_MS = 5 * 60_000;

/** Looks after access reviews now and then every five minutes. @returns a stop, which waits for a look that has begun */
export function startReviewJobs(deps: ReviewDeps, everyMs = EVERY_MS): () => Promise<void> {
  return repeat(
    () => lookAfterReviews(deps),
    everyMs,
    (err) => {
      deps.log.error('access reviews could not be looked after', { feature: 'assignments', err });
    },
  );
}
