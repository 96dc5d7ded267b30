import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import type { JsonValue } from './canonical.ts';
import { commit, leafBytes } from './entry.ts';
import { toBase64, toUtf8 } from './bytes.ts';
import { exportLog } from './exportLog.ts';
import { MemoryLog } from './memoryLog.ts';
import { noteSigner } from './note.ts';
import { readRotation, rotationWords } from './rotation.ts';
import type { LogReport, VerifyOptions } from './verify.ts';
import { verifyLog } from './verify.ts';
import type { NoteSigner, VerifierKey } from './vkey.ts';

const ORIGIN = 'log.example';
const signer = (n: number, name = ORIGIN): NoteSigner => noteSigner(name, new Uint8Array(32).fill(n));
const [first, second, third, stranger] = [signer(1), signer(2), signer(3), signer(4)];
const salt = new Uint8Array(32).fill(9);
const rotationBody = (old: NoteSigner, next: NoteSigner): JsonValue => ({
  ...{ v: 1, kind: 'admin', act: 'ledger-key-rotated', at: '2026-10-01T09:30:00.000Z', agreement: null },
  ...{ person: null, party: null, ip: null, code: null, words: rotationWords(old, next) },
});

/** A log of `size` entries with these bodies among them, and what stands beside it. */
async function logWith(
  size: number,
  bodies: Readonly<Record<number, JsonValue>>,
  signers: readonly NoteSigner[],
  rotations: Readonly<Record<number, JsonValue>> = bodies,
): Promise<Map<string, Uint8Array>> {
  const log = new MemoryLog(ORIGIN);
  for (let i = 0; i < size; i++)
    log.append(leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit(bodies[i] ?? i, salt) }));
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of log.export(log.checkpoint(signers), [])) files.set(path, bytes);
  const lines = Object.entries(rotations).map(([index, body]) =>
    canonicalText({ index: Number(index), salt: toBase64(salt), body }),
  );
  if (lines.length > 0) files.set('rotations', toUtf8(`${lines.join('\n')}\n`));
  return files;
}

const verify = (
  files: ReadonlyMap<string, Uint8Array>,
  keys: readonly VerifierKey[],
  options?: VerifyOptions,
): Promise<LogReport> => verifyLog({ read: async (path) => files.get(path) ?? null }, keys, options);
const named = ({ problems }: LogReport): string[] =>
  problems.map(({ code, path, problem }) => `${code} ${path}: ${problem}`);

const two = { 10: rotationBody(first, second), 20: rotationBody(second, third) };

describe('a log whose key changed', () => {
  it('verifies with the first key alone, by the entries that name the next', async () => {
    const report = await verify(await logWith(30, two, [third]), [first.key]);
    expect(named(report)).toEqual([]);
    expect(report.rotations.map(({ index }) => index)).toEqual([10, 20]);
  });

  it('verifies with the newest key, and an older checkpoint by a former one', async () => {
    const older = new MemoryLog(ORIGIN);
    for (let i = 0; i < 5; i++)
      older.append(leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit(i, salt) }));
    const report = await verify(await logWith(30, two, [third]), [third.key], {
      older: [{ from: 'older checkpoint', note: older.checkpoint([first]) }],
    });
    expect(named(report)).toEqual([]);
  });

  it('is signed by both keys at the change, and either of them is enough there', async () => {
    const one = { 10: rotationBody(first, second) };
    for (const signers of [[first, second], [first], [second]])
      expect(named(await verify(await logWith(11, one, signers), [first.key]))).toEqual([]);
  });

  it('is not believed when the old key signs on: whoever stole it goes on alone', async () => {
    const one = { 10: rotationBody(first, second) };
    expect(named(await verify(await logWith(12, one, [first]), [first.key]))).toEqual([
      `key-superseded checkpoint: key ${first.key.id} gave way to ${second.key.id} with entry 10, and signed 12 entries`,
    ]);
    // Shown among the openings, the rotation counts as well.
    const files = await logWith(12, one, [first], {});
    expect(named(await verify(files, [first.key]))).toEqual([]);
    const openings = [{ index: 10, salt, body: one[10] ?? null }];
    expect(named(await verify(files, [first.key], { openings }))).toHaveLength(1);
  });

  it('is not believed when the new key signs what was before it', async () => {
    const files = await logWith(9, {}, [second], { 10: rotationBody(first, second) });
    expect(named(await verify(files, [first.key]))).toEqual([
      `key-premature checkpoint: key ${second.key.id} became the log's with entry 10, and signed 9 entries`,
      'opening-nowhere openings: there is no entry 10 to open',
    ]);
  });

  it('is not believed when the rotation stands beside it and not in it', async () => {
    const files = await logWith(30, {}, [second], { 10: rotationBody(first, second) });
    expect(named(await verify(files, [first.key]))).toEqual([
      'opening-mismatch tile/entries/000.p/30: entry 10 does not open to this body and salt',
    ]);
  });

  it('shows an older checkpoint that the old key signed after it gave way', async () => {
    const one = { 10: rotationBody(first, second) };
    const log = new MemoryLog(ORIGIN);
    for (let i = 0; i < 15; i++)
      log.append(leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit(i, salt) }));
    const report = await verify(await logWith(30, one, [second]), [second.key], {
      older: [{ from: 'older checkpoint', note: log.checkpoint([first]) }],
    });
    expect(report.problems).toMatchObject([{ code: 'key-superseded', path: 'older checkpoint' }]);
  });

  it('leads nowhere from the key of somebody else', async () => {
    const report = await verify(await logWith(30, two, [third]), [stranger.key]);
    expect(report.problems.map(({ code }) => code)).toEqual(['key-swapped']);
  });
});

describe('what is no rotation', () => {
  const words = rotationWords(first, second);
  const forged = rotationWords(stranger, second);
  it.each([
    ['one that the old key did not sign', { ...words, oldSignature: forged.oldSignature }],
    ['one that the new key did not sign: nobody has it', { ...words, newSignature: words.oldSignature }],
    ['one to another key than was signed', { ...words, new: rotationWords(first, third).new }],
    ['one to the key of another log', rotationWords(first, signer(2, 'other.example'))],
    ['one to the same key', rotationWords(first, first)],
    ['one without keys', { old: '', new: '' }],
    ['one with signatures that are none', { ...words, oldSignature: 'AA' }],
  ])('%s', async (_, wrong) => {
    const body = { act: 'ledger-key-rotated', words: wrong };
    expect(readRotation({ index: 10, body })).toBeNull();
    const report = await verify(await logWith(30, { 10: body }, [second]), [first.key]);
    expect(report.problems.map(({ code }) => code)).toEqual(['key-swapped', 'rotation-malformed']);
  });

  it('is told when the file beside the log is none', async () => {
    const files = (await logWith(3, {}, [first])).set('rotations', toUtf8('nonsense\n'));
    expect(named(await verify(files, [first.key]))).toEqual([
      'rotation-malformed rotations: line 1 is no opening',
    ]);
  });
});

it('an export has the rotations beside the keys, the checkpoint last', async () => {
  const log = new MemoryLog(ORIGIN);
  log.append(toUtf8('{}'));
  const paths: string[] = [];
  const source = {
    ...{ size: 1, entries: () => [toUtf8('{}')], hashes: () => [log.hash(0, 0)] },
    ...{ checkpoint: log.checkpoint([first]), vkeys: [], rotations: ['{}'] },
  };
  for await (const { path } of exportLog(source)) paths.push(path);
  expect(paths.slice(-3)).toEqual(['rotations', 'keys', 'checkpoint']);
});
