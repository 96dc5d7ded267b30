import type { Log } from '../platform/log.ts';
import { repeat } from '../platform/repeat.ts';
import type { OwedEntries } from './owed.ts';

const EVERY_MS = 10_000;

/**
 * Enters what was done while the ledger could not be written, now and then every ten seconds, and raises the alarm for as
 * long as something is owed.
 * @returns a stop, which waits for a round that has begun
 */
export function startSettling(
  owed: OwedEntries,
  log: Pick<Log, 'error'>,
  everyMs = EVERY_MS,
): () => Promise<void> {
  const alarm = async (err: unknown): Promise<void> => {
    const count = await owed.left().catch(() => undefined);
    log.error('what was done is not in the ledger yet', {
      ...{ feature: 'ledger', err },
      ...(count !== undefined && { count }),
    });
  };
  return repeat(
    () => owed.settle().catch(alarm),
    everyMs,
    (err) => void alarm(err),
  );
}
