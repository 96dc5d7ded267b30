import { lookAfterEnds, type LifeJobsDeps } from './expiring.ts';

const EVERY_MS = 60_000;

/**
 * Looks after the ends of agreements now and then every minute, never twice at once.
 * @returns a stop, which waits for a look that has begun
 */
export function startLifeJobs(deps: LifeJobsDeps, everyMs = EVERY_MS): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const look = (): void => {
    if (busy) return;
    busy = true;
    running = lookAfterEnds(deps)
      .catch((err: unknown) => {
        deps.log.error('agreements could not be looked after', { feature: 'agreements', err });
      })
      .finally(() => {
        busy = false;
      });
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
