import { MOST_CUSTOMERS } from '../demo/seed/most.ts';
import { checkPort } from '../platform/ports.ts';
import { Failure } from '@cordon/core/kernel';
import { temporaryDataDir } from '../platform/temporary.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions, readPort } from './options.ts';
import { untilStopped } from './untilStopped.ts';

const CUSTOMERS = 50_000;

/** Where the PostgreSQL door of a demo at its usual port is looked for. */
const USUAL = { port: 7400, sql: 7432 } as const;

/** Everything on one machine, with made-up data and every control on. */
export const demoCommand: Command = {
  name: 'demo',
  usage: '[--port 7400] [--headless] [--data DIR] [--once] [--customers N]',
  async run(argv, io) {
    const { values } = readOptions(argv, {
      port: { type: 'string', default: String(USUAL.port) },
      data: { type: 'string' },
      once: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      customers: { type: 'string', default: String(CUSTOMERS) },
    });
    const port = readPort(values.port);
    const customers = readCustomers(values.customers);
    const stopped = untilStopped();
    // Before anything is made: a second demo by mistake should not cost half a minute.
    const listenOn = await checkPort(port);
    const sqlPort = await sqlPortFor(listenOn);
    const temporary = values.data === undefined ? await temporaryDataDir('cordon-demo-') : null;
    const dataDir = values.data ?? temporary?.dataDir ?? '';
    try {
      // Loaded only now: a misspelt option is answered at once.
      const { runDemo } = await import('../demo/run.ts');
      await runDemo({ dataDir, port: listenOn, sqlPort, once: values.once, customers }, io, stopped);
      return 0;
    } finally {
      await temporary?.remove();
    }
  },
};

/** The usual one where it is free, else any: a demo beside another is no mistake. */
async function sqlPortFor(port: number): Promise<number> {
  if (port !== USUAL.port) return checkPort(0);
  try {
    return await checkPort(USUAL.sql);
  } catch (error) {
    if (error instanceof Failure && error.code === 'port-in-use') return checkPort(0);
    throw error;
  }
}

function readCustomers(text: string): number {
  const customers = Number(text);
  if (Number.isInteger(customers) && customers >= 1 && customers <= MOST_CUSTOMERS) return customers;
  throw new Misuse(`--customers is a number from 1 to ${String(MOST_CUSTOMERS)}`);
}
