import { parseVkey } from '@cordon/ledger';
import type { Pool } from 'pg';
import { sha256 } from '../../platform/hashing.ts';
import type { Keys } from '../../platform/keys.ts';
import { createOpeningSeal } from '../../platform/openingSeal.ts';
import { formerKeys } from '../book.ts';
import { readRotations } from '../rotation/rotations.store.ts';
import { createCheckedTables } from './store.ts';
import { checkTables, type TablesReport } from './tables.ts';

/**
 * Checks the ledger's tables of any database that holds them, a restored one too.
 * @param pool any login that may read the ledger
 * @param keys the installation's: the ledger's verifier key, and what opens its openings
 */
export async function checkLedgerOf(
  pool: Pool,
  keys: Pick<Keys, 'derive' | 'ledger'>,
  progress: (entries: number) => void,
): Promise<TablesReport> {
  const { vkey } = keys.ledger;
  const former = formerKeys(vkey, await readRotations(pool, Number.MAX_SAFE_INTEGER));
  const tables = createCheckedTables(pool, createOpeningSeal(keys));
  return checkTables(tables, [vkey, ...former].map(parseVkey), { hash: sha256, progress });
}
