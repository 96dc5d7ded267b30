import type { Findings } from '../assurance/index.ts';
import type { Log } from '../platform/log.ts';
import { lookForDrift } from './driftWatch.ts';
import type { Sources } from './sources.ts';

const EVERY_MS = 3_600_000;

/**
 * Looks every hour whether sources still hold what their maps say; the first time after an hour, since a start should
 * not wake every database and API of the company.
 * @returns a stop, which waits for a round that has begun
 */
export function startDriftWatch(
  house: { readonly sources: Pick<Sources, 'list' | 'look'>; readonly findings: Findings },
  log: Pick<Log, 'error'>,
  everyMs = EVERY_MS,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    for (const { id } of await house.sources.list()) {
      const { silent } = await lookForDrift(house, id);
      if (silent.length > 0) log.error('a source could not be looked at', { feature: 'sources', source: id });
    }
  };
  const timer = setInterval(() => {
    running = running.then(round).catch((err: unknown) => {
      log.error('what changed in the sources could not be looked at', { feature: 'sources', err });
    });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
