import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { MOST_CUSTOMERS } from './customers.ts';
import type { Filling } from './load.ts';

/** What filling the source took; `peakBytes` is the child's, whose memory is gone afterwards. */
export interface Filled {
  readonly rows: number;
  readonly milliseconds: number;
  readonly peakBytes: number;
}

/**
 * Fills the demo's source database in a child process, whose memory goes with it.
 * @param ownerUrl a login that may create tables in the schema public of the (empty) database
 * @param today dates are relative to it, so that the demo never expires
 * @returns what it took, or null when the database was filled before
 * @throws RangeError for a number of customers that cannot be; Failure `source-unavailable`
 */
export async function seedSource(ownerUrl: string, today: Date, customers: number): Promise<Filled | null> {
  if (!Number.isInteger(customers) || customers < 1 || customers > MOST_CUSTOMERS) {
    throw new RangeError(`the demo has 1 to ${String(MOST_CUSTOMERS)} customers`);
  }
  if (await isFilled(ownerUrl)) return null;
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // The connection string goes by this channel: arguments and environments are seen by others.
  const filling: Filling = { url: ownerUrl, today: today.toISOString(), customers };
  return await answerOf(child, filling);
}

function answerOf(child: ChildProcess, filling: Filling): Promise<Filled> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Failure('source-unavailable', `seeding the demo: ${why}`));
    child.once('error', ({ name }) => fail(name));
    child.once('exit', (code, signal) => fail(`the process ended (${String(code ?? signal)})`));
    child.once('message', (answer: Filled | { readonly failed: string }) => {
      if ('failed' in answer) fail(answer.failed);
      else resolve(answer);
    });
    child.send(filling, (error) => {
      if (error !== null) fail(error.name);
    });
  });
}

/** Filling is one transaction, so one table tells. */
async function isFilled(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('public.customers') IS NOT NULL AS there`,
    );
    return rows[0]?.there === true;
  } finally {
    await client.end();
  }
}
