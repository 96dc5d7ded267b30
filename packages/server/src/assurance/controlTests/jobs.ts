import { repeat } from '../../platform/repeat.ts';
import type { ControlTestDeps } from './deps.ts';
import { dueTests, makeTests } from './running.ts';

const EVERY_MS = 5 * 60_000;

/**
 * Looks every five minutes which control tests are due, and makes them on one replica.
 * @returns a stop, which waits for a look that has begun
 */
export function startControlTests(deps: ControlTestDeps): () => Promise<void> {
  return repeat(
    () =>
      deps.alone(async () => {
        await makeTests(deps, await dueTests(deps));
        await deps.store.prune(deps.now());
      }),
    EVERY_MS,
    (err) => {
      deps.log.error('control tests could not be looked after', { feature: 'controls', err });
    },
  );
}
