import type { Log } from '../platform/log.ts';
import type { Sessions } from './sessions.ts';
import type { SignInSignals } from './signals/signals.ts';

const EVERY_MS = 3_600_000;

/**
 * Forgets what has run out, now and then every hour: sessions, tries, known addresses and places, signals.
 * @returns a stop, which waits for a round that has begun
 */
export function startPruning(
  pruned: { readonly sessions: Pick<Sessions, 'prune'>; readonly signals: Pick<SignInSignals, 'prune'> },
  log: Log,
  everyMs = EVERY_MS,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const round = (): void => {
    running = running
      .then(async () => {
        await pruned.sessions.prune();
        await pruned.signals.prune();
      })
      .catch((err: unknown) => {
        log.error('what has run out could not be removed', { feature: 'identity', err });
      });
  };
  round();
  const timer = setInterval(round, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
