import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import type { Published } from './publishing.ts';

const EVERY_MS = 10_000;
/** Of the advisory lock: one replica publishes at a time. */
const LOCK = 7_403_005;

/**
 * Writes the log to its place every ten seconds, and raises the alarm for as long as it cannot.
 * @returns a stop, which waits for a run that has begun
 */
export function startPublishing(
  publish: () => Promise<Published>,
  pool: Pool,
  log: Pick<Log, 'error'>,
  everyMs = EVERY_MS,
): () => Promise<void> {
  const alarm = (err: unknown): void => {
    log.error('the log was not published', { feature: 'ledger', err });
  };
  return repeat(
    async () => {
      const published = await alone(pool, LOCK, publish);
      if (published?.ok === false) alarm(new Error(published.problem));
    },
    everyMs,
    alarm,
  );
}
