import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { signCheckpoint } from '@cordon/ledger';
import { createAppender, type LedgerStore } from '../../packages/server/src/ledger/appender.ts';
import { createLedgerStore } from '../../packages/server/src/ledger/store.ts';
import { openPool } from '../../packages/server/src/platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../../packages/server/src/platform/hashing.ts';
import { loadKeys } from '../../packages/server/src/platform/keys.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import { TEST_SECRET } from '../support/cluster.ts';
import { numbered } from './numbered.ts';

/** What a process that appends is told to do. */
export interface AppendingOrder {
  readonly ledgerUrl: string;
  /** Of what its entries say, so that they are found again. */
  readonly first: number;
  /** At which step of a later commit it is killed; null: it appends until the database is gone. */
  readonly dieAt: string | null;
}

/** Commits that go well before the one it dies in. */
const SPARED = 3;
const WRITERS = 8;

/* Appends from several writers at once and says `number index` a line of each that was acknowledged, until it is killed. */
flushCompileCache();
const order = JSON.parse(process.argv[2] ?? '') as AppendingOrder;
const keys = await loadKeys({ dataDir: '/nonexistent', secret: TEST_SECRET });
const pool = openPool(order.ledgerUrl, silentLog, { name: 'appending' });
let commits = 0;

async function reached(step: string): Promise<void> {
  if (step !== order.dieAt || commits <= SPARED) return;
  process.kill(process.pid, 'SIGKILL');
  // Nothing more happens in this process, not even while the signal is on its way.
  await new Promise(() => undefined);
}

const store = createLedgerStore(pool, createOpeningSeal(keys));
const watched: LedgerStore = {
  ...store,
  async write(prepared) {
    commits++;
    await reached('before the write');
    const writing = store.write(prepared);
    if (order.dieAt === 'within the write') {
      // The statement is on its way, and whether it is heard nobody knows.
      await new Promise((resolve) => setImmediate(resolve));
      await reached('within the write');
    }
    const written = await writing;
    await reached('after the commit');
    return written;
  },
  async keep(checkpoint) {
    await store.keep(checkpoint);
    await reached('after keeping');
  },
};
const key = ledgerSigner(keys.ledger);
const origin = keys.ledger.name;
const elsewhere = {
  async signTree({ size, root }: { readonly size: number; readonly root: Uint8Array }) {
    await reached('before signing');
    const note = signCheckpoint({ origin, size, root }, [key]);
    await reached('while signing');
    return { note };
  },
};
const apart = ['before signing', 'while signing', 'after keeping'].includes(order.dieAt ?? '');
const secrets = gateSecrets(keys);
const ledger = createAppender(watched, {
  ...{ origin, sha256, signer: apart ? elsewhere : key, salt: () => secrets.salt(), now: () => new Date() },
  onFault: () => undefined,
});

let next = order.first;
let gone = false;
await Promise.all(
  Array.from({ length: WRITERS }, async () => {
    while (!gone) {
      const n = next++;
      try {
        const [index] = await ledger.append([numbered(n)]);
        writeSync(1, `${String(n)} ${String(index)}\n`);
      } catch {
        gone = true;
      }
    }
  }),
);
await pool.end();
