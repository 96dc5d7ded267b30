import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import type { CourseDeps } from './deps.ts';
import { shipCourses } from './shipping.ts';

const EVERY_MS = 60 * 60_000;
/** Of the advisory lock: two replicas would publish twice. */
const LOCK = 4_205_101;

/** Publishes the courses of a product that is newer than the installation. @returns a stop, which waits for one that has begun */
export function startCourses(deps: CourseDeps, pool: Pool, log: Log): () => Promise<void> {
  return repeat(
    () => alone(pool, LOCK, () => shipCourses(deps)),
    EVERY_MS,
    (err) => {
      log.error('courses could not be published', { feature: 'courses', err });
    },
  );
}
