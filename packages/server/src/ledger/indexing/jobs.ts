import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import type { Indexing } from './indexing.ts';

/** Also without a call: one may be lost while the database was away. */
const EVERY_MS = 5_000;

/**
 * Follows the ledger from where the search tables stood: now, whenever something is entered, and now and then.
 * @param feed is woken by every entry, of this replica and of others
 * @returns a stop, which waits for a step that has begun
 */
export function startIndexing(
  indexing: Indexing,
  feed: { onWake(listener: () => void): () => void },
  log: Pick<Log, 'error'>,
): () => Promise<void> {
  const deaf = feed.onWake(() => {
    indexing.wake();
  });
  const stop = repeat(
    async () => {
      indexing.wake();
    },
    EVERY_MS,
    (err) => {
      log.error('the search tables do not follow the ledger', { feature: 'ledger', err });
    },
  );
  return async () => {
    deaf();
    await stop();
    await indexing.close();
  };
}
