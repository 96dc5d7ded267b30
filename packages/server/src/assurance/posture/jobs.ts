import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';

const EVERY_MS = 600_000;

/**
 * Looks every ten minutes which devices fail or have fallen silent.
 * @param watch one look, alone among the replicas
 * @returns a stop, which waits for a look that has begun
 */
export function startDeviceWatch(
  watch: () => Promise<unknown>,
  log: Pick<Log, 'error'>,
): () => Promise<void> {
  return repeat(watch, EVERY_MS, (err) => {
    log.error('devices could not be looked at', { feature: 'posture', err });
  });
}
