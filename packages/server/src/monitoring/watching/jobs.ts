import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import { gathering } from '../../platform/gathering.ts';
import type { Log } from '../../platform/log.ts';
import type { Feed } from '../feed.ts';

/** Also without a call: one may be lost while the database was away. */
const EVERY_MS = 2_000;
/** How long entries are gathered: each run is a transaction, which costs as much for one as for hundreds. */
const GATHER_MS = 100;

/** Of the advisory lock: one replica folds at a time. */
export const WATCH_LOCK = 4_205_056;

export interface WatchingJob {
  readonly watching: { run(): Promise<void>; stop(): Promise<void> };
  readonly feed: Pick<Feed, 'onWake'>;
}

/**
 * Folds what is entered as it is entered, on one replica at a time.
 * @returns a stop, which waits for a run that has begun and keeps what is folded
 */
export function startWatching({ watching, feed }: WatchingJob, pool: Pool, log: Log): () => Promise<void> {
  let again = false;
  let running: Promise<void> | null = null;
  const runs = async (): Promise<void> => {
    while (again) {
      again = false;
      await alone(pool, WATCH_LOCK, () => watching.run());
    }
  };
  const wake = (): void => {
    again = true;
    running ??= runs()
      .catch((err: unknown) => {
        log.error('accesses could not be watched', { feature: 'watching', err });
      })
      .finally(() => {
        running = null;
      });
  };
  const entries = gathering(GATHER_MS, wake);
  const deaf = feed.onWake(() => {
    entries.call();
  });
  const timer = setInterval(wake, EVERY_MS);
  timer.unref();
  wake();
  return async () => {
    deaf();
    entries.stop();
    clearInterval(timer);
    again = false;
    await running;
    await alone(pool, WATCH_LOCK, () => watching.stop()).catch((err: unknown) => {
      log.error('what was watched could not be kept', { feature: 'watching', err });
    });
  };
}
