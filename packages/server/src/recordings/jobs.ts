import type { Pool } from 'pg';
import { alone } from '../platform/alone.ts';
import type { Log } from '../platform/log.ts';
import { repeat } from '../platform/repeat.ts';
import { lookAtRecordings, type LookDeps } from './looking.ts';

const EVERY_MS = 60_000;
/** Of the advisory lock: one replica looks at a time. */
const LOCK = 4_205_006;

/** @returns a stop, which waits for a look that has begun */
export function startRecordingJobs(
  deps: LookDeps & { readonly pool: Pool; readonly log: Log },
  everyMs = EVERY_MS,
): () => Promise<void> {
  return repeat(
    () => alone(deps.pool, LOCK, () => lookAtRecordings(deps)),
    everyMs,
    (err) => {
      deps.log.error('recordings could not be looked after', { feature: 'recordings', err });
    },
  );
}
