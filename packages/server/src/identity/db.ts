import pg, { type Pool, type PoolClient } from 'pg';
import { connection, whenBroken } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';

/** A connection or a pool of them, logged in as the app role. All names in identity's SQL are qualified. */
export type Db = Pick<Pool, 'query'> | Pick<PoolClient, 'query'>;

/** better-auth's own pool: its SQL names no schema, so the search path does. */
export function openAuthPool(appUrl: string, log: Log): Pool {
  const pool = new pg.Pool({
    ...connection(appUrl, 'cordon sign-in'),
    options: '-c search_path=auth',
    max: 6,
    idleTimeoutMillis: 30_000,
  });
  whenBroken(pool, (err) => {
    log.warn('a database connection broke', { feature: 'identity', err });
  });
  return pool;
}

/** Runs `work` in one transaction; any error rolls it back. */
export function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  return transaction(pool, 'COMMIT', work);
}

/** Runs `work` in one transaction and takes all that it wrote back: it tells what would come of it. */
export function withoutWriting<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  return transaction(pool, 'ROLLBACK', work);
}

async function transaction<T>(
  pool: Pool,
  end: 'COMMIT' | 'ROLLBACK',
  work: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query(end);
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}
