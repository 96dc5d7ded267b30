import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseVkey, verifyLog } from '../../packages/ledger/src/index.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation, type Installation } from '../../packages/server/src/installation.ts';
import { openFolder } from '../../packages/server/src/ledger/publishing/folder.store.ts';
import { lookAround } from '../../packages/server/src/ledger/witnessing/jobs.ts';
import { KEPT } from '../../packages/server/src/ledger/witnessing/kept.ts';
import { startEmbedded, type Embedded } from '../../packages/server/src/platform/embedded.ts';
import { serverUser } from '../../packages/server/src/platform/embedded/user.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { temporaryDataDir, type TemporaryDataDir } from '../../packages/server/src/platform/temporary.ts';
import { cordon } from '../support/shell.ts';
import { startWitness, type TestWitness } from '../support/witness.ts';

/*
 * PostgreSQL's own files, copied while it was stopped and put back after more was entered, published and witnessed: what an
 * operator does with a backup.
 */

const SLOW = { timeout: 90_000 };

let cluster: TemporaryDataDir;
let postgres: Embedded;
let folder: string;
let backup: string;
let witness: TestWitness;
/** What the ledger had when it was copied, and when it was lost. */
let [copied, lost] = [0, 0];
let vkey = '';
/** The newest checkpoint that the witness cosigned, as somebody has it in a mailbox. */
let mailed = '';

const at = (name: string): string => path.join(folder, name);
const settings = (): Record<string, string> => ({
  ...{ DATABASE_URL: postgres.ownerUrl, DATA_DIR: at('data'), LEDGER_PUBLISH: `dir:${at('published')}` },
  LOG_LEVEL: 'silent',
});
const open = (): Promise<Installation> => openInstallation(readConfig(settings()));
const start = async (): Promise<Embedded> => startEmbedded({ dataDir: cluster.dataDir, durable: false });

/** Puts one folder of PostgreSQL's in the place of another. */
async function put(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true, preserveTimestamps: true });
  const user = await serverUser();
  // As root the copy is ours, and the server is not.
  if (user) await promisify(execFile)('chown', ['-R', `${String(user.uid)}:${String(user.gid)}`, to]);
}

const enter = ({ house }: Installation, act = 'request-refused'): Promise<number> =>
  house.enterAct({
    ...{ act, person: null, party: null, agreement: null, ip: null, code: null },
    ...{ at: house.now(), words: {} },
  });

const look = ({ house }: Installation): Promise<void> =>
  lookAround(house.witnessingJobs, house.keptCheckpoint(path.join(at('data'), KEPT)), house.world.pools.app);

async function asOwner<T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

const sizeNow = async (): Promise<number> =>
  Number((await asOwner<{ n: string }>('SELECT count(*) AS n FROM cordon.ledger_leaves'))[0]?.n);

/** A witness that two people put in force. */
async function witnessed(by: TestWitness): Promise<void> {
  await asOwner(
    `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('pty_a', 'company', 'A', now())`,
  );
  await asOwner(`INSERT INTO cordon.persons (id, party_id, name, email, role, created_at)
    SELECT 'per_' || n, 'pty_a', 'Person ' || n, n || '@example.org', 'company-admin', now() FROM unnest('{a,b}'::text[]) n`);
  await asOwner(
    `INSERT INTO cordon.witnesses (id, vkey, url, reach, required, state, proposed_by, proposed_at, proposed_entry,
       decided_by, decided_at, decided_entry)
     VALUES ('wit_a', $1, $2, 'loopback', true, 'in-force', 'per_a', now(), 0, 'per_b', now(), 1)`,
    [by.vkey, by.url],
  );
}

beforeAll(async () => {
  cluster = await temporaryDataDir('cordon-test-restored-');
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-restored-'));
  postgres = await start();
  backup = `${postgres.dataDir}-backup`;
  const before = await open();
  ({ vkey } = before.house.book);
  witness = await startWitness(vkey);
  await witnessed(witness);
  for (let n = 0; n < 5; n++) await enter(before);
  await look(before);
  copied = (await before.house.book.status()).size;
  // Still to enter when it was copied: a server that starts from it would do so at once.
  const owed = { act: 'request-refused', person: null, party: null, agreement: null, ip: null, words: {} };
  await asOwner(`INSERT INTO cordon.entries_owed (key, act, at) VALUES ('owed before', $1, now())`, [
    JSON.stringify({ ...owed, at: new Date() }),
  ]);
  await before.close();
  await postgres.stop();
  await put(postgres.dataDir, backup);

  postgres = await start();
  const after = await open();
  await after.house.owed.settle();
  for (let n = 0; n < 300; n++) await enter(after, 'agreement-offered');
  await look(after);
  const { size, note } = (await after.house.published.newest()) ?? { size: 0, note: '' };
  [lost, mailed] = [size, note];
  expect(witness.events.at(-1)).toMatchObject({ event: 'cosigned', size: lost });
  expect(await after.house.publishTo(openFolder(at('published')))).toMatchObject({ ok: true });
  const bodies = await asOwner<{ index: string; salt: Buffer; body: string }>(
    'SELECT idx AS index, salt, body FROM cordon.ledger_bodies ORDER BY idx',
  );
  const lines = bodies.map(
    ({ index, salt, body }) => `{"index":${index},"salt":"${salt.toString('base64')}","body":${body}}\n`,
  );
  await writeFile(at('bodies.jsonl'), lines.join(''));
  await after.close();
  await cp(path.join(at('data'), KEPT), at('kept'));
  await postgres.stop();
}, 90_000);
afterAll(async () => {
  await postgres.stop();
  await witness.close();
  await rm(backup, { recursive: true, force: true });
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a server on an old copy of its database', () => {
  beforeEach(async () => {
    await postgres.stop();
    await put(backup, postgres.dataDir);
    await cp(at('kept'), path.join(at('data'), KEPT));
    postgres = await start();
  });

  it.each([
    { who: 'the checkpoint kept beside the database', kept: true, says: 'an old copy was restored' },
    { who: 'the witness alone', kept: false, says: 'a witness has seen another ledger' },
  ])('enters nothing and shows nothing, and tells whoever runs it: by $who', SLOW, async ({ kept, says }) => {
    if (!kept) await rm(path.join(at('data'), KEPT));
    const port = String(await checkPort(0));
    const server = cordon(['serve', '--port', port], { ...settings(), LOG_LEVEL: 'error' });
    await server.said(/Cordon listens/);
    const answer = await fetch(`http://localhost:${port}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` },
      body: JSON.stringify({ email: 'a@example.org', password: 'not the right one' }),
    });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('an old copy may have been restored');
    server.stop();
    const { out, err } = await server.ended;
    expect(out + err).toContain(says);
    // Not even what was still to enter when it was copied.
    expect(await sizeNow()).toBe(copied);
  });

  it('keeps commands on the shell from it too', SLOW, async () => {
    const { code, err } = await cordon(['ledger', 'rotate-key'], settings()).ended;
    expect(code).not.toBe(0);
    expect(err).toContain('an old copy may have been restored');
    expect(await sizeNow()).toBe(copied);
  });

  it(
    'serves again once what was published is put back, and continues what others have seen',
    SLOW,
    async () => {
      const recover = cordon(
        ['ledger', 'recover', at('published'), '--bodies', at('bodies.jsonl')],
        settings(),
      );
      const { code, out, err } = await recover.ended;
      expect({ code, err }).toMatchObject({ code: 0 });
      const said = JSON.parse(out) as { entry: number };
      expect(said).toMatchObject({ ok: true, from: copied, size: lost, bodies: lost - copied });

      const again = await open();
      try {
        await look(again);
        expect(again.house.standing.all()).toEqual([]);
        await again.house.owed.settle();
        expect(await enter(again)).toBeGreaterThan(said.entry);
        await look(again);
        expect(witness.events.at(-1)).toMatchObject({ event: 'cosigned', size: await sizeNow() });
        expect(await again.house.checkLedger(() => undefined)).toMatchObject({ ok: true });
        const files = new Map<string, Uint8Array>();
        for await (const { path: name, bytes } of again.house.book.files()) files.set(name, bytes);
        const keys = [vkey, witness.vkey].map(parseVkey);
        const older = [mailed, await readFile(at('kept'), 'utf8')].map((note) => ({ from: 'kept', note }));
        expect(
          await verifyLog({ read: async (name) => files.get(name) ?? null }, keys, { older, quorum: 1 }),
        ).toMatchObject({ ok: true, problems: [] });
      } finally {
        await again.close();
      }
    },
  );
});
