import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import { tellDue, type TellingDeps } from './telling.ts';

const EVERY_MS = 2000;
/** Of the advisory lock: one replica tells at a time, so that nobody is called twice. */
const LOCK = 4_205_072;

/** @returns a stop, which waits for a look that has begun */
export function startAlerts(deps: TellingDeps, pool: Pool, log: Log): () => Promise<void> {
  return repeat(
    () => alone(pool, LOCK, () => tellDue(deps)),
    EVERY_MS,
    (err) => {
      log.error('alerts could not be sent', { feature: 'alerts', err });
    },
  );
}
