import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runCommand } from '../../packages/server/src/commands/index.ts';
import { openPools } from '../../packages/server/src/platform/db.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { testDatabase, testPool, type TestDatabase } from '../support/database.ts';
import { appenderOf, ledgerRecord, tampered } from '../support/ledger.ts';

/* An old backup is restored: what was published since is put back by the commands an operator types. */

let database: TestDatabase;
let owner: pg.Pool;
let folder: string;
const SIZE = 600;
const BEHIND = 450;

beforeAll(async () => {
  database = await testDatabase();
  owner = testPool(database.ownerUrl, 2);
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-ledger-command-'));
  await append(0, BEHIND);
  await append(BEHIND, SIZE - BEHIND);
  // Vite has a variable of this name of its own.
  vi.stubEnv('BASE_URL', '');
  vi.stubEnv('DATABASE_URL', database.ownerUrl);
  vi.stubEnv('CORDON_SECRET', database.secret);
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function append(from: number, count: number): Promise<void> {
  const pools = openPools(database, silentLog);
  await appenderOf(pools, database).append(Array.from({ length: count }, (_, i) => ledgerRecord(from + i)));
  await pools.close();
}

async function run(...argv: string[]): Promise<{ status: number; json: unknown; err: string }> {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const status = await runCommand(argv, io);
  return { status, json: out === '' ? null : JSON.parse(out), err };
}

const lost = (from: number) =>
  tampered(
    owner,
    `DELETE FROM cordon.ledger_bodies WHERE idx >= ${String(from)}; DELETE FROM cordon.ledger_leaves WHERE idx >= ${String(from)};
     DELETE FROM cordon.ledger_nodes WHERE (idx + 1) * 256 > ${String(from)}; DELETE FROM cordon.ledger_checkpoints WHERE size > ${String(from)};
     DELETE FROM cordon.access_events WHERE entry >= ${String(from)}`,
  );

it(
  'a ledger behind its publication is seen, put back, entered and whole; a fork stays refused',
  { timeout: 120_000 },
  async () => {
    const log = path.join(folder, 'log');
    const bodies = path.join(folder, 'bodies');
    expect(await run('ledger', 'export', log)).toMatchObject({
      status: 0,
      json: { ok: true, from: 0, size: SIZE },
    });
    const { rows } = await owner.query<{ line: string }>(
      `SELECT '{"index":' || idx || ',"salt":"' || encode(salt, 'base64') || '","body":' || body || '}' AS line
     FROM cordon.ledger_bodies WHERE idx >= $1 AND idx <> 500 ORDER BY idx`,
      [BEHIND],
    );
    await writeFile(bodies, rows.map(({ line }) => `${line}\n`).join(''));
    await lost(BEHIND);

    expect(await run('ledger', 'export', log)).toMatchObject({
      status: 1,
      json: { ok: false, problem: expect.stringContaining('entries were lost') as string },
    });
    const recovered = await run('ledger', 'recover', log, '--bodies', bodies);
    expect(recovered).toMatchObject({
      status: 0,
      json: { ok: true, from: BEHIND, size: SIZE, entries: 150, bodies: 149, entry: SIZE },
      err: expect.stringContaining('1 of them have no body') as string,
    });
    const [entered] = (
      await owner.query<{ body: string }>('SELECT body FROM cordon.ledger_bodies WHERE idx = $1', [SIZE])
    ).rows;
    expect(JSON.parse(entered?.body ?? '')).toMatchObject({
      act: 'ledger-recovered',
      words: { from: BEHIND, to: SIZE - 1, bodies: 149 },
    });
    expect(await run('ledger', 'fsck')).toMatchObject({
      status: 0,
      json: { ok: true, entries: SIZE + 1, missing: [{ from: 500, to: 500, accountedFor: true }] },
    });
    const older = path.join(folder, 'older');
    await writeFile(older, await readFile(path.join(log, 'checkpoint')));
    expect(await run('ledger', 'export', log)).toMatchObject({
      status: 0,
      json: { from: SIZE, size: SIZE + 1 },
    });
    expect(
      await run('ledger', 'verify', log, '--key', database.keys.ledger.vkey, '--older', older),
    ).toMatchObject({
      status: 0,
    });

    // Restored once more, and this time started before it was recovered.
    await lost(BEHIND);
    await append(2000, 3);
    expect(await run('ledger', 'recover', log, '--bodies', bodies)).toMatchObject({
      status: 1,
      json: {
        ok: false,
        problem: expect.stringContaining(`entry ${String(BEHIND)} is another one here`) as string,
      },
    });
    expect(await run('ledger', 'fsck')).toMatchObject({ status: 0, json: { entries: BEHIND + 3 } });
  },
);

it('an access is proven by all of its entries, or said to have none', async () => {
  const at = path.join(folder, 'proof.tlog-proof');
  const pools = openPools(database, silentLog);
  const of = (n: number) => {
    const record = ledgerRecord(n);
    return { ...record, body: { ...(record.body as object), access: 'acc_1' } };
  };
  await appenderOf(pools, database).append([of(3000), of(3001)]);
  await pools.close();
  const proven = await run('ledger', 'prove', '--access', 'acc_1', '-o', at, '--without-body');
  expect(proven.status).toBe(0);
  const { proven: files, vkey } = proven.json as { proven: { entry: number; file: string }[]; vkey: string };
  expect(files).toHaveLength(2);
  for (const { entry, file } of files)
    expect(await run('ledger', 'verify-proof', file, '--key', vkey)).toMatchObject({
      status: 0,
      json: { ok: true, index: entry, opened: false },
    });
  expect(await run('ledger', 'prove', '--access', 'acc_none', '-o', at)).toMatchObject({ status: 1 });
  expect(await run('ledger', 'prove', '999999', '-o', at)).toMatchObject({ status: 1 });
});

it('fsck names what does not hold and exits 1', async () => {
  await tampered(owner, "UPDATE cordon.ledger_bodies SET party_id = 'pty_other' WHERE idx = 7");
  expect(await run('ledger', 'fsck')).toMatchObject({
    status: 1,
    json: { ok: false, problems: [{ where: 'entry 7' }] },
    err: expect.stringContaining('NOT whole: 1 problem.') as string,
  });
});
