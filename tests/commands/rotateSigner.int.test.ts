import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  formatVkey,
  parseVkey,
  TYPE_ED25519,
  verifierKey,
  verifyLog,
  type LogReport,
} from '../../packages/ledger/src/index.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation, type Installation } from '../../packages/server/src/installation.ts';
import { provenEntry } from '../../packages/server/src/ledger/rotation/proving.ts';
import { createBookStore } from '../../packages/server/src/ledger/book.store.ts';
import { loadKeys } from '../../packages/server/src/platform/keys.ts';
import { openLedgerSigner } from '../../packages/server/src/platform/ledgerSigner/index.ts';
import { emptyDatabase, type EmptyDatabase } from '../support/database.ts';
import { cordon, type Shell } from '../support/shell.ts';

/* The ledger's key gives way while `cordon signer`, the real process, keeps it. */

const SLOW = { timeout: 60_000 };

let database: EmptyDatabase;
let folder: string;
let origin: string;
let signer: Shell;

const at = (name: string): string => path.join(folder, name);
const settings = (): Record<string, string> => ({
  ...{ DATABASE_URL: database.ownerUrl, DATA_DIR: at('server'), LOG_LEVEL: 'silent' },
  LEDGER_SIGNER: `unix:${at('s.sock')}`,
});
const open = (): Promise<Installation> => openInstallation(readConfig(settings()));
const enter = ({ house }: Installation): Promise<number> =>
  house.enterAct({
    ...{ act: 'request-refused', person: null, party: null, agreement: null, ip: null, code: null },
    ...{ at: house.now(), words: {} },
  });

async function started(...more: string[]): Promise<Shell> {
  const shell = cordon(['signer', '--data', at('signer'), '--socket', at('s.sock'), ...more]);
  await shell.said(/listens/);
  return shell;
}

/** As whoever runs the signer does it: nobody else can. */
async function restarted(...more: string[]): Promise<void> {
  signer.stop();
  await signer.ended;
  signer = await started(...more);
}

async function rotate() {
  const { code, out, err } = await cordon(['ledger', 'rotate-key'], settings()).ended;
  return {
    code,
    err,
    said: out === '' ? null : (JSON.parse(out) as { entry: number; old: string; new: string }),
  };
}

async function verified({ house }: Installation, vkey: string, older?: string): Promise<LogReport> {
  const files = new Map<string, Uint8Array>();
  for await (const { path: name, bytes } of house.book.files()) files.set(name, bytes);
  const kept = older === undefined ? {} : { older: [{ from: 'kept', note: older }] };
  return verifyLog({ read: async (name) => files.get(name) ?? null }, [parseVkey(vkey)], kept);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-signed-'));
  database = await emptyDatabase('cordon');
  // Any key: only the name of the installation is asked for.
  const vkeyOf = async (name: string) =>
    formatVkey(verifierKey(name, new Uint8Array(32).fill(9), TYPE_ED25519));
  const keys = await loadKeys({ dataDir: at('server'), vkeyOf });
  origin = keys.ledger.name;
  signer = await started('--origin', origin);
}, 60_000);
afterAll(async () => {
  signer.stop();
  await signer.ended;
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('cordon ledger rotate-key, with the key in cordon signer', () => {
  it('names no next key unless whoever runs the signer started it for that', SLOW, async () => {
    const running = await open();
    const before = await enter(running);
    const { code, err, said } = await rotate();
    expect({ code, said }).toEqual({ code: 2, said: null });
    expect(err).toContain('start that with --rotate first');
    expect(await enter(running)).toBe(before + 1);
    await running.close();
  });

  it('puts no key in place without the entry in the tree it signed last, whoever asks', SLOW, async () => {
    await restarted('--rotate');
    const running = await open();
    const entry = await enter(running);
    const line = await openLedgerSigner(at('s.sock'), origin);
    const words = await line.rotation();
    const store = createBookStore(running.house.world.pools.app);
    const proof = await provenEntry(store, entry);
    const body = JSON.stringify({ act: 'ledger-key-rotated', v: 1, words });
    // Another entry, words that the ledger does not have, and a tree that is not the last.
    await expect(line.install(proof)).rejects.toMatchObject({ code: 'ledger-unavailable' });
    await expect(line.install({ ...proof, body })).rejects.toMatchObject({ code: 'ledger-unavailable' });
    await expect(line.install({ ...proof, body: 'x', leaf: '{' })).rejects.toMatchObject({
      code: 'ledger-unavailable',
    });
    expect(await line.install({ ...proof, size: proof.size - 1 })).toBe(false);
    line.close();
    // Nothing changed: it goes on with its key.
    expect(await enter(running)).toBe(entry + 1);
    await running.close();
  });

  it(
    'gives way: the running replica stops, the next one goes on, the old key still verifies all',
    SLOW,
    async () => {
      const running = await open();
      await enter(running);
      const { vkey } = running.house.book;
      const older = (await running.house.book.status()).note;
      const { code, said } = await rotate();
      expect({ code, said }).toMatchObject({ code: 0, said: { old: vkey } });
      await expect(enter(running)).rejects.toMatchObject({ code: 'ledger-unavailable' });
      await running.close();

      const next = await open();
      expect(next.house.book.vkey).toBe(said?.new);
      const entry = await enter(next);
      for (const key of [vkey, said?.new ?? '']) {
        const report = await verified(next, key, key === vkey ? older : undefined);
        expect(report).toMatchObject({
          ok: true,
          size: entry + 1,
          rotations: [{ index: said?.entry }],
          problems: [],
        });
      }
      // Also when it is started anew, and no further change is waiting.
      await restarted();
      expect(await enter(next)).toBe(entry + 1);
      await expect(readFile(at('signer/keys/ledger.next'))).rejects.toMatchObject({ code: 'ENOENT' });
      expect(await rotate()).toMatchObject({ code: 2 });
      await next.close();
    },
  );

  it('goes on where an earlier try broke off, with one entry', SLOW, async () => {
    await restarted('--rotate');
    const running = await open();
    const { vkey } = running.house.book;
    const kept = running.house.world.ledgerSigner;
    if (kept === undefined) throw new Error('no signer');
    vi.spyOn(kept, 'install').mockRejectedValueOnce(new Error('the server stopped here'));
    await expect(running.house.rotateSigner()).rejects.toThrow('the server stopped here');
    // The old key can sign nothing more, though the signer still has it.
    await expect(enter(running)).rejects.toMatchObject({ code: 'ledger-unavailable' });
    await running.close();
    signer.stop('SIGKILL');
    await signer.ended;
    signer = await started('--rotate');
    const { code, said } = await rotate();
    expect({ code, said }).toMatchObject({ code: 0, said: { old: vkey } });
    const after = await open();
    expect(after.house.book.vkey).toBe(said?.new);
    await enter(after);
    const report = await verified(after, vkey);
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(report.rotations).toHaveLength(2);
    await after.close();
  });
});
