import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import { lookAfterVendors, type RemindingDeps } from './reminding.ts';

const HOUR_MS = 3_600_000;
/** Of the advisory lock: one replica reminds at a time. */
const LOCK = 4_205_146;

/** Looks every hour after what vendors owe: answers, statements. @returns a stop, which waits for a look that has begun */
export function startVendorLooks(deps: RemindingDeps, pool: Pool, log: Log): () => Promise<void> {
  return repeat(
    () => alone(pool, LOCK, () => lookAfterVendors(deps)),
    HOUR_MS,
    (err) => {
      log.error('what vendors owe could not be looked after', { feature: 'questionnaires', err });
    },
  );
}
