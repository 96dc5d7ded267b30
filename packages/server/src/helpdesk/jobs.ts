import type { Pool } from 'pg';
import { alone } from '../platform/alone.ts';
import { repeat } from '../platform/repeat.ts';
import type { HelpdeskDeps } from './helpdesks.ts';
import { lookAt } from './round.ts';

const EVERY_MS = 30_000;
/** Of the advisory lock: one replica looks at a time. */
const LOCK = 4_205_001;

/** Looks at every helpdesk now, unless another replica does. */
export async function lookAtAll(deps: HelpdeskDeps, pool: Pool): Promise<void> {
  await alone(pool, LOCK, async () => {
    for (const stored of await deps.store.list()) await lookAt(deps, stored);
  });
}

/** @returns a stop, which waits for a look that has begun */
export function startHelpdesks(deps: HelpdeskDeps, pool: Pool, everyMs = EVERY_MS): () => Promise<void> {
  return repeat(
    () => lookAtAll(deps, pool),
    everyMs,
    (err) => {
      deps.log.error('helpdesks could not be looked at', { feature: 'helpdesk', err });
    },
  );
}
