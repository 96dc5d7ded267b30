import type { Pool } from 'pg';

/**
 * Runs work unless another replica is at it.
 * @param lock key of the advisory lock, one for each kind of work
 * @returns false when one is; then nothing was done
 */
export async function alone(pool: Pool, lock: number, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let broken = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [lock]);
    const mine = rows[0]?.mine === true;
    if (mine) {
      await work();
      await client.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
    broken = false;
    return mine;
  } finally {
    // A connection that may still hold the lock is closed, which lets go of it.
    client.release(broken);
  }
}
