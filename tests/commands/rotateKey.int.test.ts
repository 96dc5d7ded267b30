import { readFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromUtf8, parseVkey, verifyLog, type LogReport } from '../../packages/ledger/src/index.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation, type Installation } from '../../packages/server/src/installation.ts';
import { prepareLedgerKey } from '../../packages/server/src/platform/keys.ts';
import { emptyDatabase, type EmptyDatabase } from '../support/database.ts';
import { cordon } from '../support/shell.ts';

/* The real command `ledger rotate-key`, beside a replica that runs with the old key. */

const SLOW = { timeout: 60_000 };

let database: EmptyDatabase;
let folder: string;
let owner: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-rotating-'));
  database = await emptyDatabase('cordon');
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
}, 60_000);

afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const settings = (): Record<string, string> => ({
  ...{ DATABASE_URL: database.ownerUrl, DATA_DIR: folder, LOG_LEVEL: 'silent' },
});

const open = (): Promise<Installation> => openInstallation(readConfig(settings()));
const enter = ({ house }: Installation): Promise<number> =>
  house.enterAct({
    ...{ act: 'request-refused', person: null, party: null, agreement: null, ip: null, code: null },
    ...{ at: house.now(), words: {} },
  });

interface Rotated {
  readonly entry: number;
  readonly old: string;
  readonly new: string;
}

async function rotate(more: Readonly<Record<string, string>> = {}) {
  const { code, out, err } = await cordon(['ledger', 'rotate-key'], { ...settings(), ...more }).ended;
  return { code, err, said: out === '' ? null : (JSON.parse(out) as Rotated) };
}

async function exported({ house }: Installation): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const { path: name, bytes } of house.book.files()) files.set(name, bytes);
  return files;
}

const verified = (files: ReadonlyMap<string, Uint8Array>, vkey: string, older?: string): Promise<LogReport> =>
  verifyLog(
    { read: async (name) => files.get(name) ?? null },
    [parseVkey(vkey)],
    older === undefined ? {} : { older: [{ from: 'older checkpoint', note: older }] },
  );
const linesOf = (bytes: Uint8Array | undefined): string[] =>
  fromUtf8(bytes ?? new Uint8Array(0))
    .trim()
    .split('\n');

describe('cordon ledger rotate-key', () => {
  /** As an auditor kept it from before any change. */
  let kept: { readonly vkey: string; readonly checkpoint: string };

  it(
    'changes the key: the running replica stops, the next one goes on, the old key still verifies all',
    SLOW,
    async () => {
      const running = await open();
      await enter(running);
      kept = {
        vkey: running.house.book.vkey,
        checkpoint: fromUtf8((await exported(running)).get('checkpoint') ?? new Uint8Array(0)),
      };
      const { code, said, err } = await rotate();
      expect({ code, said }).toMatchObject({
        code: 0,
        said: { old: kept.vkey, entry: expect.any(Number) as number },
      });
      expect(err).toContain('Restart every replica');

      // At the change both signed.
      const switching = await exported(running);
      expect(linesOf(switching.get('checkpoint')).filter((line) => line.startsWith('— '))).toHaveLength(2);
      for (const vkey of [kept.vkey, said?.new ?? ''])
        expect(await verified(switching, vkey, kept.checkpoint)).toMatchObject({ ok: true, problems: [] });

      await expect(enter(running)).rejects.toMatchObject({ code: 'ledger-unavailable' });
      await running.close();

      const next = await open();
      expect(next.house.book.vkey).toBe(said?.new);
      const entry = await enter(next);
      const files = await exported(next);
      expect(linesOf(files.get('keys'))).toEqual([said?.new, kept.vkey]);
      const report = await verified(files, kept.vkey, kept.checkpoint);
      expect(report).toMatchObject({
        ok: true,
        size: entry + 1,
        rotations: [{ index: said?.entry }],
        problems: [],
      });
      await next.close();
    },
  );

  it('goes on where an earlier try broke off, with one entry', SLOW, async () => {
    const running = await open();
    const { name } = running.house.world.keys.ledger;
    const next = await prepareLedgerKey(folder, name);
    const entry = await running.house.rotateKey(next);
    await running.close();
    // Entered and not yet in place: no process can append, and the command ends what was begun.
    const stuck = await open();
    await expect(enter(stuck)).rejects.toMatchObject({ code: 'ledger-unavailable' });
    await stuck.close();
    expect(await rotate()).toMatchObject({ code: 0, said: { entry, new: next.vkey } });
    const after = await open();
    await enter(after);
    expect(await verified(await exported(after), kept.vkey, kept.checkpoint)).toMatchObject({
      ok: true,
      rotations: [{}, { index: entry }],
    });
    await after.close();
    await expect(readFile(path.join(folder, 'keys/ledger.next'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it(
    'without the database’s refusal the old key would sign on, and the verifier names it',
    SLOW,
    async () => {
      const running = await open();
      const { said } = await rotate();
      await owner.query('ALTER TABLE cordon.ledger_checkpoints DISABLE TRIGGER ledger_key_in_force');
      const entry = await enter(running);
      await owner.query('ALTER TABLE cordon.ledger_checkpoints ENABLE TRIGGER ledger_key_in_force');
      expect(entry).toBe((said?.entry ?? 0) + 1);
      const report = await verified(await exported(running), kept.vkey);
      expect(report.problems).toMatchObject([{ code: 'key-superseded', path: 'checkpoint' }]);
      await running.close();
    },
  );

  it('gives a key that was derived from CORDON_SECRET way to one that is a file', SLOW, async () => {
    const own = await emptyDatabase('cordon');
    const dataDir = await mkdtemp(path.join(tmpdir(), 'cordon-derived-'));
    const secret = Buffer.alloc(32, 5).toString('base64');
    const derived = { DATABASE_URL: own.ownerUrl, DATA_DIR: dataDir, CORDON_SECRET: secret };
    const opened = () => openInstallation(readConfig({ ...derived, LOG_LEVEL: 'silent' }));
    try {
      const running = await opened();
      await enter(running);
      const { vkey } = running.house.book;
      const { code, said, err } = await rotate(derived);
      expect({ code, said }).toMatchObject({ code: 0, said: { old: vkey } });
      expect(err).toContain('every replica needs that');
      await expect(enter(running)).rejects.toMatchObject({ code: 'ledger-unavailable' });
      await running.close();

      const next = await opened();
      expect(next.house.book.vkey).toBe(said?.new);
      const entry = await enter(next);
      expect(await verified(await exported(next), vkey)).toMatchObject({
        ok: true,
        size: entry + 1,
        rotations: [{}],
      });
      await next.close();
      // The derived key signs nothing more: a replica without the file does not start.
      await rename(path.join(dataDir, 'keys/ledger'), path.join(dataDir, 'keys/away'));
      await expect(opened()).rejects.toMatchObject({ code: 'config-wrong' });
    } finally {
      await own.drop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
