import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import { repeat } from '../../platform/repeat.ts';
import type { PhishingDeps } from './deps.ts';
import { lookAtCampaigns } from './sending.ts';

const EVERY_MS = 30_000;
/** Who got what is erased when it has served: repeats are counted over half a year. */
const KEPT_MS = 183 * 86_400_000;
/** Of the advisory lock: on one replica at a time. */
const LOCK = 4_205_121;

/** Sends what is due, notes who fell, ends what is over. @returns a stop, which waits for a look that has begun */
export function startPhishing(deps: PhishingDeps, pool: Pool): () => Promise<void> {
  const look = async (): Promise<void> => {
    await lookAtCampaigns(deps);
    await deps.targets.forget(new Date(deps.now().getTime() - KEPT_MS));
  };
  return repeat(
    () => alone(pool, LOCK, look),
    EVERY_MS,
    (err) => {
      deps.log.error('phishing exercises could not be looked after', { feature: 'phishing', err });
    },
  );
}
