import type { Pool } from 'pg';
import { alone } from '../platform/alone.ts';
import type { Log } from '../platform/log.ts';
import { repeat } from '../platform/repeat.ts';
import { sendDue, type SendingDeps } from './sending.ts';

const EVERY_MS = 2000;
/** Of the advisory lock: one replica sends at a time, so that batches come in order. */
const LOCK = 4_205_046;

/** @returns a stop, which waits for a look that has begun */
export function startSiem(deps: SendingDeps, pool: Pool, log: Log): () => Promise<void> {
  return repeat(
    () => alone(pool, LOCK, () => sendDue(deps)),
    EVERY_MS,
    (err) => {
      log.error('events could not be sent', { feature: 'siem', err });
    },
  );
}
