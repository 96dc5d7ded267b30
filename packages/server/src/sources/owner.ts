import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { encrypted } from '../platform/tls/outgoing.ts';

/** Held while a script changes what Cordon keeps in a source, so that two replicas do not do it at once. */
const LOCK = 0x436f7264;

/** What a source's log calls work of its owner that reads no customer's value. */
const OWNER_NAME = 'cordon source owner';

/**
 * Runs work as the source's owner. Texts of the source's errors stay in the cause: they can carry raw values.
 * @throws Failure `source-unavailable`
 */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return asLogin(url, '', OWNER_NAME, work);
}

/**
 * The same for work that only reads: its session can write nothing.
 * @param name what the source's log calls it: with which mark Cordon looks at customers' values
 * @throws Failure `source-unavailable`
 */
export async function onlyReading<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  name = OWNER_NAME,
): Promise<T> {
  return asLogin(url, ' -c default_transaction_read_only=on', name, work);
}

async function asLogin<T>(
  url: string,
  settings: string,
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    ...encrypted(url),
    application_name: name,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    lock_timeout: 10_000,
    // Nothing in a schema of the source can stand in for a function or type we name.
    options: `-c search_path=pg_catalog${settings}`,
  });
  // A lost connection also fails the statement under way, which is what counts.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('source-unavailable', 'the source did not carry out an owner statement', error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Runs a script in one transaction, one at a time in the whole source. */
export async function runScript(client: pg.Client, script: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(script);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
