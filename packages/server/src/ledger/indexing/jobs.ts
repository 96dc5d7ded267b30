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
): () => Promise<void> {
  const deaf = feed.onWake(() => {
    indexing.wake();
  });
  const timer = setInterval(() => {
    indexing.wake();
  }, EVERY_MS);
  timer.unref();
  indexing.wake();
  return async () => {
    deaf();
    clearInterval(timer);
    await indexing.close();
  };
}
