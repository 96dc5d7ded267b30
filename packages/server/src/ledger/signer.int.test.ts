import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseVkey, rootOfLeaves, toBase64, verifyCheckpoint } from '@cordon/ledger';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase, testPool } from '../../../../tests/support/database.ts';
import { audited } from '../../../../tests/ledger/audit.ts';
import { cordon, type Shell } from '../../../../tests/support/shell.ts';
import { readConfig } from '../config.ts';
import type { LedgerPort, LedgerRecord } from '../gate/index.ts';
import { openInstallation } from '../installation.ts';
import { openPools, type Pools } from '../platform/db.ts';
import { gateSecrets, sha256 } from '../platform/hashing.ts';
import { openLedgerSigner, type LedgerSigner } from '../platform/ledgerSigner/index.ts';
import { createFrames } from '../platform/ledgerSigner/protocol.ts';
import { silentLog } from '../platform/log.ts';
import { createOpeningSeal } from '../platform/openingSeal.ts';
import type { TreeSigner } from './apart.ts';
import { createAppender } from './appender.ts';
import { createLedgerStore, readCheckpoint } from './store.ts';

/* The ledger's key in a process of its own: the real command, killed, frozen and lied to. */

let database: TestDatabase;
let pools: Pools;
let owner: pg.Pool;
let folder: string;
let data: string;
let socket: string;
let origin: string;
let process1: Shell;
const lines: LedgerSigner[] = [];

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  owner = testPool(database.ownerUrl, 3);
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-signer-'));
  data = path.join(folder, 'signer');
  socket = path.join(folder, 's.sock');
  origin = database.keys.ledger.name;
  process1 = await started(['--origin', origin]);
});
afterAll(async () => {
  for (const line of lines) line.close();
  process1.stop('SIGKILL');
  await process1.ended;
  await pools.close();
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function started(more: readonly string[] = [], at = { data, socket }): Promise<Shell> {
  const shell = cordon(['signer', '--data', at.data, '--socket', at.socket, ...more]);
  await shell.said(/listens/);
  return shell;
}

/** Kills the signer as a power cut would. */
async function killed(): Promise<void> {
  process1.stop('SIGKILL');
  await process1.ended;
}

async function line(at = socket, answerMs = 5_000): Promise<LedgerSigner> {
  const signer = await openLedgerSigner(at, origin, { answerMs });
  lines.push(signer);
  return signer;
}

function replica(signer: TreeSigner): LedgerPort & { faults: unknown[] } {
  const faults: unknown[] = [];
  const secrets = gateSecrets(database.keys);
  const appender = createAppender(createLedgerStore(pools.ledger, createOpeningSeal(database.keys)), {
    ...{ origin, signer, sha256, salt: () => secrets.salt() },
    ...{ now: () => new Date(), onFault: (error: unknown) => faults.push(error) },
  });
  return { append: (records) => appender.append(records), faults };
}

function record(n: number): LedgerRecord {
  const at = new Date(1_790_000_000_000 + n);
  return {
    ...{ kind: 'read', at, agreement: null, party: null, person: null, code: null, event: null, uses: [] },
    ...{ body: { v: 1, n }, openings: [] },
  };
}

async function sizeNow(): Promise<number> {
  const { rows } = await owner.query<{ size: string }>('SELECT count(*) AS size FROM cordon.ledger_leaves');
  return Number(rows[0]?.size);
}

/** What an auditor's program says of the whole ledger, with the key the signer told. */
async function verdict(vkey: string, older?: string): Promise<{ exit: number; size: number }> {
  const { exit, size } = await audited(pools.app, vkey, older);
  return { exit, size };
}

describe('a ledger whose key is in another process', () => {
  it('grows by signed checkpoints an auditor verifies; what waits goes together', async () => {
    const signer = await line();
    const ledger = replica(signer);
    const before = await sizeNow();
    const indices = await Promise.all(
      Array.from({ length: 300 }, (_, n) => ledger.append([record(2 * n), record(2 * n + 1)])),
    );
    expect(indices.flat()).toEqual(Array.from({ length: 600 }, (_, n) => before + n));
    const older = (await readCheckpoint(pools.app, 1))?.note;
    expect(await verdict(signer.vkey, older)).toEqual({ exit: 0, size: before + 600 });
    const { rows } = await owner.query<{ size: string }>('SELECT size FROM cordon.ledger_checkpoints');
    expect(rows.length).toBeLessThan(6);
    expect(signer.vkey).not.toBe(database.keys.ledger.vkey);
  });

  it('denies when the signer is killed between storing and signing, stores nothing while it is gone, and comes back', async () => {
    const signer = await line();
    let armed = false;
    const ledger = replica({
      async signTree(...wish) {
        if (armed) await killed();
        armed = false;
        return signer.signTree(...wish);
      },
    });
    const kept = await ledger.append([record(1)]);
    const older = (await readCheckpoint(pools.app))?.note;
    const before = await sizeNow();
    armed = true;
    // The first is stored and not signed; the others wait behind it, and at most one more commit was under way.
    const appends = [2, 3, 4, 5].map((n) => ledger.append([record(n)]));
    for (const append of appends) await expect(append).rejects.toMatchObject({ code: 'ledger-unavailable' });
    const unsigned = await sizeNow();
    expect(unsigned).toBeGreaterThan(before);
    for (const n of [6, 7]) {
      await expect(ledger.append([record(n)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
    }
    expect(await sizeNow()).toBe(unsigned);
    expect(await readCheckpoint(pools.app)).toMatchObject({ size: (kept[0] ?? 0) + 1 });

    process1 = await started();
    expect(await ledger.append([record(8)])).toEqual([unsigned]);
    expect(await verdict(signer.vkey, older)).toEqual({ exit: 0, size: unsigned + 1 });
  });

  it('goes on when a signature is lost on its way, since what was signed is stored', async () => {
    const signer = await line();
    let lose = true;
    const ledger = replica({
      async signTree(...wish) {
        const answer = await signer.signTree(...wish);
        if (lose) throw new Error('the line broke');
        return answer;
      },
    });
    const before = await sizeNow();
    // Everything that was stored before is signed, so the first question is about the new entry only.
    await expect(ledger.append([record(1)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
    lose = false;
    const after = await ledger.append([record(2)]);
    expect(after).toEqual([await sizeNow().then((size) => size - 1)]);
    expect(after[0]).toBeGreaterThanOrEqual(before);
    expect((await verdict(signer.vkey)).exit).toBe(0);
  });

  it('denies while the signer is frozen, and comes back', async () => {
    const signer = await line(socket, 300);
    const ledger = replica(signer);
    await ledger.append([record(1)]);
    process1.stop('SIGSTOP');
    await expect(ledger.append([record(2)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
    process1.stop('SIGCONT');
    await expect
      .poll(
        () =>
          ledger.append([record(3)]).then(
            () => 'written',
            () => 'denied',
          ),
        { timeout: 20_000 },
      )
      .toBe('written');
    expect((await verdict(signer.vkey)).exit).toBe(0);
  });

  it('is written by several replicas through one signer: they never fork, and nobody is denied', async () => {
    const signers = [await line(), await line(), await line()];
    const ledgers = signers.map((signer) => replica(signer));
    const before = await sizeNow();
    await Promise.all(
      ledgers.map(async (ledger, which) => {
        for (let n = 0; n < 40; n++) await ledger.append([record(which * 1000 + n)]);
      }),
    );
    expect(ledgers.flatMap(({ faults }) => faults)).toEqual([]);
    const { vkey } = signers[0] ?? (await line());
    const { rows } = await owner.query<{ note: string }>(
      'SELECT note FROM cordon.ledger_checkpoints WHERE size > $1 ORDER BY random() LIMIT 4',
      [before],
    );
    for (const { note } of rows) {
      expect(await verdict(vkey, note)).toEqual({ exit: 0, size: before + 120 });
    }
  });

  it('whose database went back to an older state is written no more: entries are missing', async () => {
    const signer = await line();
    const ledger = replica(signer);
    await ledger.append([record(1)]);
    const { rows } = await owner.query<{ idx: string; leaf: string; hash: Buffer; note: string }>(
      `SELECT l.idx, l.leaf, l.hash, c.note FROM cordon.ledger_leaves l
       JOIN cordon.ledger_checkpoints c ON c.size = l.idx + 1 ORDER BY l.idx DESC LIMIT 1`,
    );
    const [last] = rows;
    const gone = ['ledger_bodies', 'ledger_leaves', 'ledger_checkpoints'];
    for (const table of gone) await owner.query(`ALTER TABLE cordon.${table} DISABLE TRIGGER only_added`);
    for (const table of ['ledger_bodies', 'ledger_leaves']) {
      await owner.query(`DELETE FROM cordon.${table} WHERE idx = $1`, [last?.idx]);
    }
    await owner.query('DELETE FROM cordon.ledger_checkpoints WHERE note = $1', [last?.note]);
    for (const table of gone) await owner.query(`ALTER TABLE cordon.${table} ENABLE TRIGGER only_added`);
    const late = replica(signer);
    await expect(late.append([record(2)])).rejects.toMatchObject({ code: 'ledger-unavailable' });
    expect(String(late.faults[0])).toContain('entries are missing');
    await owner.query('INSERT INTO cordon.ledger_leaves (idx, leaf, hash) VALUES ($1, $2, $3)', [
      last?.idx,
      last?.leaf,
      last?.hash,
    ]);
    expect(await late.append([record(3)])).toHaveLength(1);
  });
});

describe('the signer', () => {
  it('signs no fork and no rollback for whoever holds the server, also after a restart', async () => {
    const signer = await line();
    await replica(signer).append([record(1)]);
    const size = await sizeNow();
    const root = rootOfLeaves([sha256(Buffer.from('made up'))]);
    const attack = async () => {
      // Smaller: it says where it stands and signs nothing.
      expect(await signer.signTree({ size: size - 1, root }, 0, [])).toEqual({ last: size });
      const refused = { code: 'ledger-unavailable', detail: expect.stringContaining('fork') as string };
      await expect(signer.signTree({ size, root }, size, [])).rejects.toMatchObject(refused);
      await expect(signer.signTree({ size: size + 1, root }, size, [])).rejects.toMatchObject(refused);
      await expect(signer.signTree({ size: size + 1, root }, size, [root, root])).rejects.toMatchObject(
        refused,
      );
      expect(await signer.signTree({ size: size + 1, root }, 0, [])).toEqual({ last: size });
    };
    await attack();
    await killed();
    process1 = await started();
    await attack();
    expect(await replica(signer).append([record(2)])).toEqual([size]);
  });

  it('signs for its own ledger only, and closes the line of whoever does not speak its language', async () => {
    const root = toBase64(new Uint8Array(32));
    const said = async (bytes: Uint8Array): Promise<unknown> => {
      const raw = connect(socket);
      const frames = createFrames();
      const answered = new Promise((resolve) => {
        raw.once('data', (chunk) => {
          resolve(frames.take(chunk)[0]);
        });
        raw.once('close', () => {
          resolve('closed');
        });
      });
      raw.write(bytes);
      const answer = await answered;
      raw.destroy();
      return answer;
    };
    const question = { ask: 'sign', origin: 'cordon.other', size: 1, root, from: 0, proof: [] };
    const framed = (message: unknown) => {
      const body = JSON.stringify(message);
      return Buffer.concat([Buffer.from([0, 0, body.length >> 8, body.length & 0xff]), Buffer.from(body)]);
    };
    expect(await said(framed(question))).toMatchObject({ say: 'refused', why: 'origin' });
    for (const wrong of [
      { ...question, size: -1 },
      { ...question, size: 1.5 },
      { ...question, root: 'AAAA' },
      { ...question, more: 1 },
      { ask: 'seed' },
      null,
    ]) {
      expect(await said(framed(wrong))).toMatchObject({ say: 'refused', why: 'malformed' });
    }
    expect(await said(Buffer.from([0xff, 0xff, 0xff, 0xff]))).toBe('closed');
    expect(await said(Buffer.from([0, 0, 0, 2, 0x7b, 0x7b]))).toBe('closed');
    expect(await replica(await line()).append([record(1)])).toHaveLength(1);
  });

  it('keeps key, memory and socket from others, and is alone in its folder', async () => {
    for (const file of [path.join(data, 'keys', 'ledger'), path.join(data, 'signer.json'), socket]) {
      expect((await stat(file)).mode & 0o777, file).toBe(0o600);
    }
    const second = cordon(['signer', '--data', data, '--socket', path.join(folder, 'two.sock')]);
    expect(await second.ended).toMatchObject({ code: 1, out: '' });
    expect((await second.ended).err).toContain('Another signer');
    const grouped = { data: path.join(folder, 'grouped'), socket: path.join(folder, 'grouped.sock') };
    const third = await started(['--origin', origin, '--mode', '660'], grouped);
    expect((await stat(grouped.socket)).mode & 0o777).toBe(0o660);
    third.stop();
    expect((await third.ended).code).toBe(0);
  });

  it('does not start without its memory, nor with one that is damaged or of another ledger', async () => {
    const place = { data: path.join(folder, 'forgetful'), socket: path.join(folder, 'forgetful.sock') };
    const first = await started(['--origin', origin], place);
    const signer = await line(place.socket);
    const root = rootOfLeaves([sha256(Buffer.from('one'))]);
    const signed = await signer.signTree({ size: 1, root }, 0, []);
    first.stop();
    await first.ended;
    const memory = path.join(place.data, 'signer.json');
    const kept = await readFile(memory, 'utf8');
    const start = (more: readonly string[] = []) =>
      cordon(['signer', '--data', place.data, '--socket', place.socket, ...more]).ended;

    expect((await start(['--origin', 'cordon.other'])).err).toContain('no other ledger');
    await writeFile(memory, '{"origin":"x"}');
    expect((await start()).err).toContain('damaged');
    await rm(memory);
    // Not even when told the origin: this key has signed before.
    for (const more of [[], ['--origin', origin]]) expect((await start(more)).err).toContain('is not there');

    const checkpoint = path.join(folder, 'checkpoint');
    const note = 'note' in signed ? signed.note : '';
    await writeFile(checkpoint, note.replace('\n1\n', '\n2\n'));
    expect((await start(['--origin', origin, '--from', checkpoint])).err).toContain('does not hold');
    await writeFile(checkpoint, note);
    const again = await started(['--origin', origin, '--from', checkpoint], place);
    expect(await readFile(memory, 'utf8')).toBe(kept);
    again.stop();
    await again.ended;
    expect(await start(['--mode', '777'])).toMatchObject({ code: 2 });
  });

  it('that loses its memory while it runs signs nothing more', async () => {
    const place = { data: path.join(folder, 'robbed'), socket: path.join(folder, 'robbed.sock') };
    const shell = await started(['--origin', origin], place);
    const signer = await line(place.socket);
    const root = rootOfLeaves([sha256(Buffer.from('one'))]);
    await writeFile(path.join(place.data, 'signer.json'), '{}');
    await expect(signer.signTree({ size: 1, root }, 0, [])).rejects.toMatchObject({
      detail: expect.stringContaining('memory') as string,
    });
    shell.stop();
    await shell.ended;
  });
});

describe('an installation with LEDGER_SIGNER', () => {
  const open = (at = socket) =>
    openInstallation(
      readConfig({
        ...{ DATABASE_URL: database.ownerUrl, CORDON_SECRET: database.secret, LOG_LEVEL: 'silent' },
        ...{ DATA_DIR: path.join(folder, 'server'), LEDGER_SIGNER: `unix:${at}` },
      }),
    );

  it('has no seed, and enters what happens under the key of the signer', async () => {
    const { house, close } = await open();
    try {
      expect(house.world.keys.ledger.seed).toBeNull();
      const act = { act: 'agreement-signed', person: null, party: null, agreement: null, ip: null };
      const entry = await house.enterAct({ ...act, code: null, at: new Date(), words: {} });
      const checkpoint = await readCheckpoint(pools.app);
      expect(checkpoint?.size).toBe(entry + 1);
      const { vkey } = await line();
      expect(verifyCheckpoint(checkpoint?.note ?? '', [parseVkey(vkey)], origin)).toMatchObject({ ok: true });
      expect(house.book.vkey).toBe(vkey);
    } finally {
      await close();
    }
  });

  it('does not start with another key than the one that signed so far, nor without its signer', async () => {
    const place = { data: path.join(folder, 'stranger'), socket: path.join(folder, 'stranger.sock') };
    const stranger = await started(['--origin', origin], place);
    await expect(open(place.socket)).rejects.toMatchObject({
      code: 'config-wrong',
      detail: expect.stringContaining('not the one that signed') as string,
    });
    stranger.stop();
    await stranger.ended;
    await expect(open(place.socket)).rejects.toMatchObject({
      code: 'config-wrong',
      detail: expect.stringContaining(`--origin ${origin}`) as string,
    });
  });

  it('refuses a key that changed behind a running server', async () => {
    const place = { data: path.join(folder, 'swapped'), socket: path.join(folder, 'swapped.sock') };
    const first = await started(['--origin', origin], place);
    const signer = await line(place.socket);
    const root = rootOfLeaves([sha256(Buffer.from('one'))]);
    expect(await signer.signTree({ size: 1, root }, 0, [])).toHaveProperty('note');
    first.stop();
    await first.ended;
    const other = await started(['--origin', origin], { ...place, data: path.join(folder, 'swapped-2') });
    await expect(signer.signTree({ size: 1, root }, 0, [])).rejects.toMatchObject({
      code: 'ledger-unavailable',
    });
    other.stop();
    await other.ended;
  });
});
