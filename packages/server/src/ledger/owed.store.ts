import type { Pool, PoolClient } from 'pg';
import type { LedgerPort } from '../gate/index.ts';
import type { OwedAct } from '../platform/owing.ts';
import { recordOf } from './admin.ts';
import type { OwedEntries } from './owed.ts';

/** So many at a time: one commit of the ledger stays short. */
const MOST = 500;

interface Row {
  key: string;
  act: Omit<OwedAct, 'at'> & { at: string };
}

/** @param pool of the app login, which may not write in the ledger */
export function createOwedEntries(pool: Pool, ledger: LedgerPort): OwedEntries {
  const all = async (): Promise<void> => {
    while (await settleSome(pool, ledger));
  };
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = (): Promise<void> => {
    next = null;
    const round = all().finally(() => {
      if (running === round) running = null;
    });
    running = round;
    return round;
  };
  return {
    // One round at a time here: what was noted after it began is in the next one, for all who wait together.
    settle() {
      if (running === null) return start();
      next ??= running.then(start, start);
      return next;
    },

    async left() {
      const { rows } = await pool.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM cordon.entries_owed',
      );
      return rows[0]?.count ?? 0;
    },
  };
}

/**
 * Rows are held while they are entered, so that replicas wait for each other and none enters what another one does. What
 * was entered by somebody who ended before they could strike it off is found by its key, which the ledger holds once.
 * @returns whether there was anything
 */
async function settleSome(pool: Pool, ledger: LedgerPort): Promise<boolean> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<Row>(
      'SELECT key, act FROM cordon.entries_owed ORDER BY id LIMIT $1 FOR UPDATE',
      [MOST],
    );
    const missing = await notEntered(client, rows);
    if (missing.length > 0) await ledger.append(missing.map(recordFor));
    await client.query('DELETE FROM cordon.entries_owed WHERE key = ANY ($1)', [rows.map(({ key }) => key)]);
    await client.query('COMMIT');
    return rows.length > 0;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function notEntered(client: PoolClient, rows: readonly Row[]): Promise<readonly Row[]> {
  if (rows.length === 0) return [];
  const { rows: entered } = await client.query<{ key: string }>(
    'SELECT owed AS key FROM cordon.ledger_bodies WHERE owed = ANY ($1)',
    [rows.map(({ key }) => key)],
  );
  const known = new Set(entered.map(({ key }) => key));
  return rows.filter(({ key }) => !known.has(key));
}

function recordFor({ key, act }: Row) {
  return { ...recordOf({ ...act, at: new Date(act.at), code: null }), owed: key };
}
