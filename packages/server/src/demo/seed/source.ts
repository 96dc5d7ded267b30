import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from '@cordon/core/kernel';
import { MOST_CUSTOMERS } from './most.ts';
import type { Filling } from './load.ts';

/** What filling the source took; `peakBytes` is the child's, whose memory is gone afterwards. */
export interface Filled {
  /** Null when the database had been filled before. */
  readonly rows: number | null;
  readonly milliseconds: number;
  readonly peakBytes: number;
}

/** What the child says when it is done. `failed` is an SQLSTATE or an error code of Node. */
export type Answer = Filled | { readonly failed: string };

/**
 * Fills the demo's source database in a child process, whose memory goes with it.
 * @param ownerUrl a login that may create tables in the schema public of the (empty) database
 * @param today dates are relative to it, so that the demo never expires
 * @throws RangeError for a number of customers that cannot be; Failure `source-unavailable`
 */
export async function seedSource(ownerUrl: string, today: Date, customers: number): Promise<Filled> {
  if (!Number.isInteger(customers) || customers < 1 || customers > MOST_CUSTOMERS) {
    throw new RangeError(`the demo has 1 to ${String(MOST_CUSTOMERS)} customers`);
  }
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
    // Rows are garbage as soon as they are sent: a small nursery saves 40 MB and costs no time.
    execArgv: ['--max-semi-space-size=2'],
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
    child.once('message', (answer: Answer) => {
      if ('failed' in answer) fail(answer.failed);
      else resolve(answer);
    });
    child.send(filling, (error) => {
      if (error !== null) fail(error.name);
    });
  });
}
