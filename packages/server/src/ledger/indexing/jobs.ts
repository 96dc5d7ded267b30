import { gathering } from '../../platform/gathering.ts';
import type { Indexing } from './indexing.ts';

/** Also without a call: one may be lost while the database was away. */
const EVERY_MS = 5_000;
/**
 * How long entries are gathered before they are followed: a step costs as much for one as for hundreds. Whoever searches
 * follows the last of them first (`near`), so nobody reads an older table for it.
 */
const GATHER_MS = 250;

/**
 * Follows the ledger from where the search tables stood: now, soon after something is entered, and now and then.
 * @param feed is woken by every entry, of this replica and of others
 * @returns a stop, which waits for a step that has begun
 */
export function startIndexing(
  indexing: Indexing,
  feed: { onWake(listener: () => void): () => void },
): () => Promise<void> {
  const entries = gathering(GATHER_MS, () => {
    indexing.wake();
  });
  const deaf = feed.onWake(() => {
    entries.call();
  });
  const timer = setInterval(() => {
    indexing.wake();
  }, EVERY_MS);
  timer.unref();
  indexing.wake();
  return async () => {
    deaf();
    entries.stop();
    clearInterval(timer);
    await indexing.close();
  };
}
