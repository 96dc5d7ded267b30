import { MOST_CUSTOMERS } from '../demo/seed/most.ts';
import { checkPort } from '../platform/ports.ts';
import { temporaryDataDir } from '../platform/temporary.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions, readPort } from './options.ts';
import { untilStopped } from './untilStopped.ts';

const CUSTOMERS = 50_000;

/** Everything on one machine, with made-up data and every control on. */
export const demoCommand: Command = {
  name: 'demo',
  usage: '[--port 7400] [--headless] [--data DIR] [--once] [--customers N]',
  async run(argv, io) {
    const { values } = readOptions(argv, {
      port: { type: 'string', default: '7400' },
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
    const temporary = values.data === undefined ? await temporaryDataDir('cordon-demo-') : null;
    const dataDir = values.data ?? temporary?.dataDir ?? '';
    try {
      // Loaded only now: a misspelt option is answered at once.
      const { runDemo } = await import('../demo/run.ts');
      await runDemo({ dataDir, port: listenOn, once: values.once, customers }, io, stopped);
      return 0;
    } finally {
      await temporary?.remove();
    }
  },
};

function readCustomers(text: string): number {
  const customers = Number(text);
  if (Number.isInteger(customers) && customers >= 1 && customers <= MOST_CUSTOMERS) return customers;
  throw new Misuse(`--customers is a number from 1 to ${String(MOST_CUSTOMERS)}`);
}
