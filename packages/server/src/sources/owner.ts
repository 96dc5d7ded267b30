import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { encrypted } from '../platform/tls/outgoing.ts';

/** Held while a script changes what Cordon keeps in a source, so that two replicas do not do it at once. */
const LOCK = 0x436f7264;

/**
 * Runs work as the source's owner. Texts of the source's errors stay in the cause: they can carry raw values.
 * @param name what the source's log calls it: with which mark Cordon looks at customers' values
 * @throws Failure `source-unavailable`
 */
export async function asOwner<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  name = 'cordon source owner',
): Promise<T> {
  const client = new pg.Client({
    ...encrypted(url),
    application_name: name,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    lock_timeout: 10_000,
    // Nothing in a schema of the source can stand in for a function or type we name.
    options: '-c search_path=pg_catalog',
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
