import { parseVkey } from '@cordon/ledger';
import type { Pools } from '../../platform/db.ts';
import { sha256 } from '../../platform/hashing.ts';
import type { Keys } from '../../platform/keys.ts';
import { createOpeningSeal } from '../../platform/openingSeal.ts';
import { formerKeys } from '../book.ts';
import { readRotations } from '../rotation/rotations.store.ts';
import { readCheckpoint } from '../store.ts';
import { createCheckedTables } from './store.ts';
import { checkTables, type TablesReport } from './tables.ts';

/**
 * Checks the ledger's tables of any database that holds them, a restored one too.
 * @param pool any login that may read the ledger
 * @param keys the installation's: the ledger's verifier key, and what opens its openings
 */
export async function checkLedgerOf(
  pool: Pools['app'],
  keys: Pick<Keys, 'derive' | 'ledger'>,
  progress: (entries: number) => void,
): Promise<TablesReport> {
  const { vkey } = keys.ledger;
  const former = formerKeys(vkey, await readRotations(pool, Number.MAX_SAFE_INTEGER));
  const tables = createCheckedTables(pool, createOpeningSeal(keys));
  return checkTables(tables, [vkey, ...former].map(parseVkey), { hash: sha256, progress });
}

/** The newest signed checkpoint of any database that holds a ledger; null while there is none. */
export async function newestCheckpointOf(pool: Pools['app']): Promise<string | null> {
  return (await readCheckpoint(pool))?.note ?? null;
}
