import { describe, expect, it } from 'vitest';
import { toUtf8 } from './bytes.ts';
import { signCheckpoint } from './checkpoint.ts';
import { cosigner } from './cosignature.ts';
import { commit, leafBytes } from './entry.ts';
import { MemoryLog } from './memoryLog.ts';
import { noteSigner } from './note.ts';
import { EMPTY_ROOT } from './tree.ts';
import { verifyLog } from './verify.ts';
import type { LogReport, VerifyOptions } from './verify.ts';
import { formatVkey } from './vkey.ts';

const ORIGIN = 'log.example';
const signer = noteSigner(ORIGIN, new Uint8Array(32).fill(1));
const witness = cosigner('witness.example', new Uint8Array(32).fill(2), 1_790_847_000);
const keys = [signer.key, witness.key];
const salt = new Uint8Array(32).fill(5);
const bodyOf = (i: number): { entry: number } => ({ entry: i });
const time = (i: number): string => new Date(1_790_000_000_000 + i).toISOString();

function logOf(size: number, rewrite: (i: number) => number = (i) => i): MemoryLog {
  const log = new MemoryLog(ORIGIN);
  for (let i = 0; i < size; i++)
    log.append(leafBytes({ v: 1, t: time(i), c: commit(bodyOf(rewrite(i)), salt) }));
  return log;
}

type Files = Map<string, Uint8Array>;

async function filesOf(log: MemoryLog, checkpoint = log.checkpoint([signer])): Promise<Files> {
  const files: Files = new Map();
  for await (const { path, bytes } of log.export(checkpoint, keys.map(formatVkey))) files.set(path, bytes);
  return files;
}

const verify = (files: Files, options?: VerifyOptions): Promise<LogReport> =>
  verifyLog({ read: async (path) => files.get(path) ?? null }, keys, options);

/** The log with one file changed. */
function changed(files: Files, path: string, change: (bytes: Uint8Array) => Uint8Array | null): Files {
  const copy = new Map(files);
  const bytes = change(Uint8Array.from(files.get(path) ?? []));
  if (bytes === null) copy.delete(path);
  else copy.set(path, bytes);
  return copy;
}

const turn =
  (at: number, bit = 1) =>
  (bytes: Uint8Array): Uint8Array =>
    bytes.map((byte, i) => (i === at ? byte ^ bit : byte));

const kept = (note: string) => [{ from: 'older checkpoint', note }];

describe('a whole log', () => {
  it.each([0, 1, 2, 255, 256, 257, 600])('of %i entries verifies', async (size) => {
    const log = logOf(size);
    const files = await filesOf(log, log.checkpoint([signer, witness]));
    expect(await verify(files, { quorum: 1 })).toMatchObject({
      ok: true,
      origin: ORIGIN,
      size,
      witnesses: [{ name: 'witness.example', timestamp: 1_790_847_000 }],
      checked: { entries: size, tiles: [...files.keys()].filter((path) => /^tile\/[0-9]/.test(path)).length },
      problems: [],
    });
  });

  it('verifies across three levels of tiles, and shows damage on each', async () => {
    const files = await filesOf(logOf(65_700));
    expect((await verify(files)).ok).toBe(true);
    const tiles = ['tile/0/256.p/164', 'tile/1/000', 'tile/2/000.p/1'];
    const damaged = tiles.reduce((log, path) => changed(log, path, turn(8)), files);
    const problems = (await verify(damaged)).problems.map((problem) => problem.path);
    expect(problems.toSorted()).toEqual(tiles);
  });

  it('lists its files with the checkpoint last', async () => {
    expect([...(await filesOf(logOf(257))).keys()]).toEqual([
      'tile/entries/000',
      'tile/entries/001.p/1',
      'tile/0/000',
      'tile/0/001.p/1',
      'tile/1/000.p/1',
      'keys',
      'checkpoint',
    ]);
  });

  it('may have dropped partial tiles that are full by now', async () => {
    const older = logOf(250);
    const grown = await filesOf(logOf(300));
    grown.set('checkpoint', toUtf8(older.checkpoint([signer])));
    expect(await verify(grown)).toMatchObject({ ok: true, size: 250 });
    expect((await verify(changed(grown, 'tile/0/000', turn(249 * 32)))).ok).toBe(false);
    expect((await verify(changed(grown, 'tile/entries/000', turn(9)))).ok).toBe(false);
  });
});

describe('a log that was tampered with', () => {
  it('shows every single changed byte of a small log', async () => {
    const files = await filesOf(logOf(3));
    for (const [path, bytes] of files) {
      if (path === 'keys') continue;
      for (let at = 0; at < bytes.length; at++) {
        const report = await verify(changed(files, path, turn(at)));
        expect(report.ok, `${path} byte ${at}`).toBe(false);
      }
    }
  });

  it('shows any file that is missing, cut, longer, empty or another one', async () => {
    const files = await filesOf(logOf(600));
    const other = files.get('tile/0/001') ?? new Uint8Array(0);
    for (const path of files.keys()) {
      if (path === 'keys') continue;
      const damages: ((bytes: Uint8Array) => Uint8Array | null)[] = [
        () => null,
        (bytes) => bytes.subarray(0, -1),
        (bytes) => Uint8Array.from([...bytes, 0]),
        () => new Uint8Array(0),
        (bytes) => (path === 'tile/0/001' ? bytes.toReversed() : other),
      ];
      for (const [i, damage] of damages.entries()) {
        const report = await verify(changed(files, path, damage));
        expect(report.ok, `${path} damage ${i}`).toBe(false);
        expect(report.problems.map((problem) => problem.path)).toContain(path);
      }
    }
  });

  it('says which hash is not what was signed', async () => {
    const files = await filesOf(logOf(600));
    const report = await verify(changed(files, 'tile/0/001', turn(32 * 7)));
    expect(report.problems).toEqual([
      {
        code: 'tile-changed',
        path: 'tile/0/001',
        problem: 'the hash of entry 263 is not what leads to the signed root',
      },
    ]);
  });

  it('shows an entry that is not a leaf, even if it was logged so', async () => {
    const log = logOf(2);
    log.append(toUtf8('{"v":1}'));
    expect((await verify(await filesOf(log))).problems).toEqual([
      { code: 'entry-malformed', path: 'tile/entries/000.p/3', problem: 'entry 2: not a canonical leaf' },
    ]);
  });

  it('shows a root that was signed but is not the root', async () => {
    const log = logOf(3);
    const root = logOf(3, (i) => i + 1).root;
    const files = await filesOf(log, signCheckpoint({ origin: ORIGIN, size: 3, root }, [signer]));
    expect((await verify(files)).problems).toEqual([
      {
        code: 'root-mismatch',
        path: 'checkpoint',
        problem:
          'the entries do not hash to the signed root, and all tiles agree with them: what was changed cannot be told',
      },
    ]);
  });

  it('stops early when the signed size is a lie', async () => {
    const lie = signCheckpoint({ origin: ORIGIN, size: 2 ** 53 - 1, root: EMPTY_ROOT }, [signer]);
    const report = await verify(new Map([['checkpoint', toUtf8(lie)]]));
    expect(report.ok).toBe(false);
    expect(report.problems.length).toBeLessThan(200);
    expect(report.problems).toContainEqual({
      code: 'too-many',
      path: 'checkpoint',
      problem: 'too many problems: the rest was not checked',
    });
  });

  it('is not trusted by a key it brings itself', async () => {
    const files = await filesOf(logOf(3));
    const stranger = noteSigner(ORIGIN, new Uint8Array(32).fill(9));
    const read = async (path: string): Promise<Uint8Array | null> => files.get(path) ?? null;
    expect((await verifyLog({ read }, [stranger.key])).ok).toBe(false);
    expect((await verifyLog({ read }, [])).ok).toBe(false);
  });

  it('is a report and no throw when it cannot be read', async () => {
    const files = await filesOf(logOf(300));
    for (const broken of files.keys()) {
      if (broken === 'keys') continue;
      const read = async (path: string): Promise<Uint8Array | null> => {
        if (path === broken) throw new Error('the disk is on fire');
        return files.get(path) ?? null;
      };
      const report = await verifyLog({ read }, keys);
      expect(report.problems).toContainEqual({
        code: 'unreadable',
        path: broken,
        problem: 'the disk is on fire',
      });
    }
  });
});

describe('a log that was rewritten and signed again', () => {
  const honest = logOf(300);
  const rewritten = logOf(400, (i) => (i === 42 ? -1 : i));

  it('agrees with itself: signatures and hashes alone do not show it', async () => {
    expect((await verify(await filesOf(rewritten))).ok).toBe(true);
  });

  it('is shown by an older checkpoint', async () => {
    const older = honest.checkpoint([signer]);
    expect((await verify(await filesOf(rewritten), { older: kept(older) })).problems).toEqual([
      {
        code: 'log-rewritten',
        path: 'older checkpoint',
        problem: 'the log was rewritten: it does not begin as it did',
      },
    ]);
    expect((await verify(await filesOf(logOf(400)), { older: kept(older) })).ok).toBe(true);
    expect((await verify(await filesOf(logOf(300)), { older: kept(older) })).ok).toBe(true);
  });

  it('is shown by an older checkpoint when entries were taken away', async () => {
    const report = await verify(await filesOf(logOf(299)), { older: kept(honest.checkpoint([signer])) });
    expect(report.problems).toEqual([
      {
        code: 'log-rolled-back',
        path: 'older checkpoint',
        problem: 'the log is smaller than it was: entries were taken away',
      },
    ]);
  });

  it('cannot be judged by an older checkpoint that is not the log’s', async () => {
    const files = await filesOf(logOf(400));
    const stranger = noteSigner(ORIGIN, new Uint8Array(32).fill(9));
    expect((await verify(files, { older: kept(honest.checkpoint([stranger])) })).ok).toBe(false);
    expect((await verify(files, { older: kept('nonsense') })).ok).toBe(false);
    const elsewhere = noteSigner('other.example', new Uint8Array(32).fill(1));
    const foreign = signCheckpoint({ origin: 'other.example', size: 0, root: EMPTY_ROOT }, [elsewhere]);
    expect((await verify(files, { older: kept(foreign) })).ok).toBe(false);
  });

  it('begins with nothing, so an older checkpoint of size 0 must have the root of nothing', async () => {
    const files = await filesOf(logOf(3));
    const empty = signCheckpoint({ origin: ORIGIN, size: 0, root: EMPTY_ROOT }, [signer]);
    expect((await verify(files, { older: kept(empty) })).ok).toBe(true);
    const odd = signCheckpoint({ origin: ORIGIN, size: 0, root: honest.root }, [signer]);
    expect((await verify(files, { older: kept(odd) })).ok).toBe(false);
  });

  it('is shown by a witness that is asked for', async () => {
    const report = await verify(await filesOf(rewritten), { quorum: 1 });
    expect(report.problems).toEqual([
      {
        code: 'quorum-missing',
        path: 'checkpoint',
        problem: '0 of the known witnesses cosigned, 1 are required',
      },
    ]);
  });

  it('counts one witness key under two names as one witness', async () => {
    const alias = cosigner('alias.example', new Uint8Array(32).fill(2), 1_790_847_000);
    const files = await filesOf(honest, honest.checkpoint([signer, witness, alias]));
    const read = async (path: string): Promise<Uint8Array | null> => files.get(path) ?? null;
    const report = await verifyLog({ read }, [...keys, alias.key], { quorum: 2 });
    expect(report.ok).toBe(false);
  });
});

describe('openings', () => {
  it('are checked against the leaves', async () => {
    const files = await filesOf(logOf(300));
    const opening = (
      index: number,
      body: number,
    ): { index: number; salt: Uint8Array; body: { entry: number } } => ({
      index,
      salt,
      body: bodyOf(body),
    });
    const good = [opening(0, 0), opening(299, 299), opening(299, 299)];
    expect(await verify(files, { openings: good })).toMatchObject({ ok: true, checked: { openings: 3 } });
    expect((await verify(files, { openings: [opening(7, 8)] })).problems).toEqual([
      {
        code: 'opening-mismatch',
        path: 'tile/entries/000',
        problem: 'entry 7 does not open to this body and salt',
      },
    ]);
    for (const index of [300, -1, 0.5]) {
      expect((await verify(files, { openings: [opening(index, 0)] })).problems).toEqual([
        { code: 'opening-nowhere', path: 'openings', problem: `there is no entry ${index} to open` },
      ]);
    }
  });
});
