import { repeat } from '../platform/repeat.ts';
import type { ProtocolDeps } from './deps.ts';
import { remind } from './reminding.ts';

const EVERY_MS = 5 * 60_000;

/** Looks every five minutes at who has a protocol to read. @returns a stop, which waits for a look that has begun */
export function startProtocolJobs(deps: ProtocolDeps, everyMs = EVERY_MS): () => Promise<void> {
  return repeat(
    () => remind(deps),
    everyMs,
    (err) => {
      deps.log.error('letters about protocols could not be sent', { feature: 'protocols', err });
    },
  );
}
