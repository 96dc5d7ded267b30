import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppender } from '../../packages/server/src/ledger/appender.ts';
import { createLedgerStore } from '../../packages/server/src/ledger/store.ts';
import { removeEmbedded, startEmbedded, type Embedded } from '../../packages/server/src/platform/embedded.ts';
import { gateSecrets, ledgerSigner, sha256 } from '../../packages/server/src/platform/hashing.ts';
import { loadKeys, type Keys } from '../../packages/server/src/platform/keys.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { migrate } from '../../packages/server/src/platform/migrate.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import { temporaryDataDir } from '../../packages/server/src/platform/temporary.ts';
import { TEST_SECRET } from '../support/cluster.ts';
import { testPool } from '../support/database.ts';
import type { AppendingOrder } from './appendingProcess.ts';
import { audited, newest } from './audit.ts';
import { steps } from './stepsOfAppending.ts';
import { numbered } from './numbered.ts';

/*
 * Whoever dies, and whenever: the server at each step of a commit, or PostgreSQL under it, with the end of its write-ahead
 * log torn. Every acknowledged entry is there, the whole verifies, and it continues what was signed before.
 */

const PROGRAM = path.join(import.meta.dirname, 'appendingProcess.ts');
const ACKNOWLEDGED_FIRST = 40;

let dataDir: string;
let remove: () => Promise<unknown>;
let server: Embedded;
let keys: Keys;
let ledgerUrl: string;
let pool: pg.Pool;
let first = 0;

beforeAll(async () => {
  ({ dataDir, remove } = await temporaryDataDir('cordon-kill-'));
  keys = await loadKeys({ dataDir, secret: TEST_SECRET });
  await start();
}, 60_000);

afterAll(async () => {
  await pool.end();
  await server.stop();
  await removeEmbedded(dataDir);
  await remove();
});

async function start(): Promise<void> {
  server = await startEmbedded({ dataDir });
  ({ ledgerUrl } = await migrate({ ownerUrl: server.ownerUrl, keys, log: silentLog }));
  pool = testPool(server.ownerUrl, 4);
}

/** A process that appends. @returns what it acknowledged, as number and index, and how it ended */
function appending(dieAt: string | null) {
  first += 100_000;
  const order: AppendingOrder = { ledgerUrl, first, dieAt };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const enough = Promise.withResolvers<undefined>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > ACKNOWLEDGED_FIRST) enough.resolve(undefined);
  });
  const ended = (once(child, 'close') as Promise<[number | null, string | null]>).then(([code, signal]) => ({
    how: signal ?? code,
    acknowledged: said
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' ').map(Number)),
  }));
  return { enough: enough.promise, ended };
}

/** What was acknowledged stands where it was said to, and an auditor who kept `older` finds nothing. */
async function stands(acknowledged: readonly number[][], older: string | undefined): Promise<void> {
  const { rows } = await pool.query<{ idx: string; n: string }>(
    `SELECT b.idx, b.body::jsonb ->> 'n' AS n FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves USING (idx)
     JOIN cordon.ledger_openings USING (idx) WHERE b.idx = ANY ($1)`,
    [acknowledged.map(([, index]) => index)],
  );
  const found = new Map(rows.map(({ idx, n }) => [Number(n), Number(idx)]));
  expect([...found].toSorted()).toEqual(acknowledged.map(([n, index]) => [n, index]).toSorted());
  const ledgerPool = testPool(ledgerUrl, 2);
  try {
    const secrets = gateSecrets(keys);
    const next = createAppender(createLedgerStore(ledgerPool, createOpeningSeal(keys)), {
      ...{ origin: keys.ledger.name, sha256, signer: ledgerSigner(keys.ledger), salt: () => secrets.salt() },
      ...{ now: () => new Date(), onFault: (error: unknown) => expect(error).toBe(undefined) },
    });
    const [index = -1] = await next.append([numbered(1)]);
    expect(await audited(pool, keys.ledger.vkey, older)).toEqual({ exit: 0, size: index + 1, problems: [] });
  } finally {
    await ledgerPool.end();
  }
}

describe('a server that is killed', () => {
  it.each(steps)(
    '%s loses nothing it acknowledged, and the ledger goes on',
    async (step) => {
      const older = await newest(pool);
      const { how, acknowledged } = await appending(step).ended;
      expect(how).toBe('SIGKILL');
      expect(acknowledged.length).toBeGreaterThan(2);
      await stands(acknowledged, older);
    },
    30_000,
  );
});

/** Ends PostgreSQL as a power cut would, as far as a process can: nothing is flushed or tidied. */
async function cutPower(): Promise<void> {
  await pool.end();
  const [pid] = (await readFile(path.join(server.dataDir, 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await server.exited;
}

describe('PostgreSQL that is killed', () => {
  it('under a server that appends loses nothing that was acknowledged', async () => {
    const child = appending(null);
    await child.enough;
    const older = await newest(pool);
    await cutPower();
    const { how, acknowledged } = await child.ended;
    expect(how).toBe(0);
    expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_FIRST);
    await start();
    await stands(acknowledged, older);
  }, 60_000);

  it('with a torn write after the last commit recovers up to it', async () => {
    const { acknowledged } = await appending('after the commit').ended;
    const older = await newest(pool);
    const { rows } = await pool.query<{ file_name: string; file_offset: number }>(
      'SELECT (pg_walfile_name_offset(pg_current_wal_flush_lsn())).*',
    );
    const [end] = rows;
    if (end === undefined) throw new Error('no end of the write-ahead log');
    await cutPower();
    const wal = await open(path.join(server.dataDir, 'pg_wal', end.file_name), 'r+');
    // Half a record: bytes that no checksum fits.
    await wal.write(Buffer.alloc(5_000, 0x5a), 0, 5_000, end.file_offset);
    await wal.close();
    await start();
    await stands(acknowledged, older);
  }, 60_000);
});
