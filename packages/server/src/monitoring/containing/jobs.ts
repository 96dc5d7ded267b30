import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import { WATCH_LOCK } from '../watching/jobs.ts';

const EVERY_MS = 15_000;

export interface ContainingJob {
  readonly containing: { afterSignals(): Promise<void> };
  readonly telling: { tellDue(): Promise<void>; escalate(): Promise<void> };
}

/**
 * Does what was ordered and not done, tells those who were kept out, and raises what nobody decided in time.
 * @returns a stop, which waits for a look that has begun
 */
export function startContaining(
  { containing, telling }: ContainingJob,
  pool: Pool,
  log: Log,
): () => Promise<void> {
  const look = async (): Promise<void> => {
    // The lock of the live run: what its signals ask for is never carried out by two at once.
    await alone(pool, WATCH_LOCK, async () => {
      await containing.afterSignals();
      await telling.escalate();
      // Last: a mail server that is down holds up nothing else.
      await telling.tellDue();
    });
  };
  return repeat(look, EVERY_MS, (err) => {
    log.error('what was contained could not be looked after', { feature: 'containing', err });
  });
}
