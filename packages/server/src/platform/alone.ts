import type { Pool, PoolClient } from 'pg';

/**
 * Runs work unless it runs already, on any replica.
 * @param lock key of the advisory lock, one for each kind of work
 * @returns what the work returns; null when it runs elsewhere, then nothing was done
 */
export async function alone<T>(pool: Pool, lock: number, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let held = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [lock]);
    if (rows[0]?.mine !== true) {
      held = false;
      return null;
    }
    try {
      return await work();
    } finally {
      held = !(await letGo(client, lock));
    }
  } finally {
    // A connection that may still hold the lock is closed, which lets go of it.
    client.release(held);
  }
}

/** Also after work that failed: closing its connection would let go a moment later, and the next run find it taken. */
async function letGo(client: PoolClient, lock: number): Promise<boolean> {
  return client.query('SELECT pg_advisory_unlock($1)', [lock]).then(
    () => true,
    () => false,
  );
}
