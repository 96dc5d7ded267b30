import { describe, expect, it } from 'vitest';
import { decodeBundle, encodeBundle } from './bundle.ts';
import { fromUtf8, toUtf8 } from './bytes.ts';
import { cosigner } from './cosignature.ts';
import { commit, leafBytes } from './entry.ts';
import { MemoryLog } from './memoryLog.ts';
import { noteSigner } from './note.ts';
import { parsePolicy } from './policyFile.ts';
import { policyKeys } from './policy.ts';
import { verifyLog } from './verify.ts';
import type { LogReport, VerifyOptions } from './verify.ts';
import { formatVkey } from './vkey.ts';

/* Every way to tamper with a log, one row each: that it is found, and by which name. */

const ORIGIN = 'log.example';
const signer = noteSigner(ORIGIN, new Uint8Array(32).fill(1));
const stranger = noteSigner(ORIGIN, new Uint8Array(32).fill(7));
const witness = cosigner('witness.example', new Uint8Array(32).fill(2), 1_790_000_000);
/** Three bundles, the last one of 88 entries. */
const SIZE = 600;

const leaf = (i: number, body: string | number = i): Uint8Array => {
  const salt = new Uint8Array(32).fill(i % 251);
  return leafBytes({ v: 1, t: new Date(1_790_000_000_000 + i).toISOString(), c: commit({ body, i }, salt) });
};

function logOf(size: number, rewrite: (i: number) => Uint8Array = (i) => leaf(i)): MemoryLog {
  const log = new MemoryLog(ORIGIN);
  for (let i = 0; i < size; i++) log.append(rewrite(i));
  return log;
}

type Files = Map<string, Uint8Array>;

async function filesOf(log: MemoryLog, checkpoint = log.checkpoint([signer])): Promise<Files> {
  const files: Files = new Map();
  for await (const { path, bytes } of log.export(checkpoint, [formatVkey(signer.key)]))
    files.set(path, bytes);
  return files;
}

const honest = logOf(SIZE);
const files = await filesOf(honest);
const verify = (given: Files, options?: VerifyOptions, keys = [signer.key]): Promise<LogReport> =>
  verifyLog({ read: async (path) => given.get(path) ?? null }, keys, options);

/** What was found, as `code path: words`. */
const named = ({ problems }: LogReport): string[] =>
  problems.map(({ code, path, problem }) => `${code} ${path}: ${problem}`);

const bundlePaths = ['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88'];

/** The log with other entries in its bundles, by somebody who has no key and leaves all tiles. */
function withEntries(change: (entries: Uint8Array[]) => Uint8Array[]): Files {
  const entries = bundlePaths.flatMap((path, i) =>
    decodeBundle(files.get(path) ?? new Uint8Array(0), i === 2 ? 88 : 256),
  );
  const now = change(entries);
  const copy = new Map(files);
  copy.set('tile/entries/000', encodeBundle(now.slice(0, 256)));
  copy.set('tile/entries/001', encodeBundle(now.slice(256, 512)));
  copy.set('tile/entries/002.p/88', encodeBundle(now.slice(512)));
  return copy;
}

function withFile(path: string, change: (bytes: Uint8Array) => Uint8Array): Files {
  return new Map(files).set(path, change(Uint8Array.from(files.get(path) ?? [])));
}

const turned = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

const moved = (entries: readonly Uint8Array[], from: number, to: number): Uint8Array[] => {
  const rest = entries.filter((_, i) => i !== from);
  return [...rest.slice(0, to), entries[from] ?? leaf(from), ...rest.slice(to)];
};

/** A log whose maker wrote all tiles anew to fit, from the level up to `levels`, and could not sign. */
async function rewrittenUnsigned(i: number, paths: readonly string[]): Promise<Files> {
  const other = await filesOf(logOf(SIZE, (at) => (at === i ? leaf(at, 'another') : leaf(at))));
  const copy = new Map(files);
  for (const path of paths) copy.set(path, other.get(path) ?? new Uint8Array(0));
  return copy;
}

describe('tampering that the signature shows by itself', () => {
  const rows: [what: string, tampered: () => Files | Promise<Files>, found: string[]][] = [
    ['nothing', () => files, []],
    [
      'change an entry',
      () => withEntries((entries) => entries.with(300, leaf(300, 'another'))),
      ['entry-changed tile/entries/001: entry 300: not what was logged'],
    ],
    [
      'change an entry’s time: backdate it',
      () =>
        withEntries((entries) =>
          entries.with(7, toUtf8(fromUtf8(entries[7] ?? leaf(7)).replace('"t":"2026', '"t":"2025'))),
        ),
      ['entry-changed tile/entries/000: entry 7: not what was logged'],
    ],
    [
      'drop an entry, the rest moves up',
      () => withEntries((entries) => entries.toSpliced(100, 1)),
      ['entry-dropped tile/entries/000: entry 100: logged, and is not there'],
    ],
    [
      'drop three entries',
      () => withEntries((entries) => entries.toSpliced(254, 3)),
      ['entry-dropped tile/entries/000: entries 254 to 256: logged, and are not there'],
    ],
    [
      'insert an entry',
      () => withEntries((entries) => entries.toSpliced(300, 0, leaf(9000))),
      ['entry-inserted tile/entries/001: at entry 300 stands an entry that was never logged there'],
    ],
    [
      'insert an entry a second time',
      () => withEntries((entries) => entries.toSpliced(300, 0, leaf(5))),
      ['entry-inserted tile/entries/001: at entry 300 stands an entry that was never logged there'],
    ],
    [
      'drop one and insert one elsewhere',
      () => withEntries((entries) => entries.toSpliced(400, 0, leaf(9000)).toSpliced(20, 1)),
      [
        'entry-dropped tile/entries/000: entry 20: logged, and is not there',
        'entry-inserted tile/entries/001: at entry 399 stands an entry that was never logged there',
      ],
    ],
    [
      'reorder: swap two entries',
      () =>
        withEntries((entries) => entries.with(10, entries[500] ?? leaf(0)).with(500, entries[10] ?? leaf(0))),
      [
        'entry-reordered tile/entries/000: entry 500 stands at the place of entry 10',
        'entry-reordered tile/entries/001: entry 10 stands at the place of entry 500',
      ],
    ],
    [
      'reorder: move one entry',
      () => withEntries((entries) => moved(entries, 590, 3)),
      ['entry-reordered tile/entries/000: entry 590 stands at the place of entry 3'],
    ],
    [
      'reorder: swap two bundles',
      () =>
        withFile('tile/entries/000', () => files.get('tile/entries/001') ?? new Uint8Array(0)).set(
          'tile/entries/001',
          files.get('tile/entries/000') ?? new Uint8Array(0),
        ),
      ['entry-reordered tile/entries/000: entries 256 to 511 stand from the place of entry 0 on'],
    ],
    [
      'truncate: the last bundle is gone',
      () => new Map([...files].filter(([path]) => path !== 'tile/entries/002.p/88')),
      [
        'log-truncated tile/entries/002.p/88: the log breaks off: entries 512 to 599 of the signed 600 are missing',
      ],
    ],
    [
      'truncate: the last bundle is cut',
      () => withEntries((entries) => entries.slice(0, 590)),
      [
        'log-truncated tile/entries/002.p/88: the log breaks off: entries 590 to 599 of the signed 600 are missing',
      ],
    ],
    [
      'drop a whole bundle',
      () => new Map([...files].filter(([path]) => path !== 'tile/entries/001')),
      ['entries-missing tile/entries/001: entries 256 to 511: the entry bundle is missing'],
    ],
    [
      'change a hash of a tile',
      () => withFile('tile/0/001', (bytes) => turned(bytes, 32 * 7)),
      ['tile-changed tile/0/001: the hash of entry 263 is not what leads to the signed root'],
    ],
    [
      'change a hash of an upper tile',
      () => withFile('tile/1/000.p/2', (bytes) => turned(bytes, 40)),
      ['tile-changed tile/1/000.p/2: hash 1 of this level is not what leads to the signed root'],
    ],
    [
      'swap two tiles',
      () =>
        withFile('tile/0/000', () => files.get('tile/0/001') ?? new Uint8Array(0)).set(
          'tile/0/001',
          files.get('tile/0/000') ?? new Uint8Array(0),
        ),
      [
        'tile-misplaced tile/0/000: it holds what belongs into tile/0/001',
        'tile-misplaced tile/0/001: it holds what belongs into tile/0/000',
      ],
    ],
    [
      'change an entry and the tile over it',
      () => rewrittenUnsigned(300, ['tile/entries/001', 'tile/0/001']),
      [
        'entries-rewritten tile/1/000.p/2: entries 256 to 511: not what was signed, and the tile below was changed with them',
      ],
    ],
    [
      'change an entry, and its tile to something else',
      async () =>
        (await rewrittenUnsigned(300, ['tile/entries/001'])).set('tile/0/001', new Uint8Array(8192)),
      [
        'entries-rewritten tile/entries/001: entries 256 to 511: not what was signed, and the tile below was changed with them',
      ],
    ],
    [
      'change an entry and every tile, unsigned: which one cannot be told',
      () => rewrittenUnsigned(300, ['tile/entries/001', 'tile/0/001', 'tile/1/000.p/2']),
      [
        'root-mismatch checkpoint: the entries do not hash to the signed root, and all tiles agree with them: what was changed cannot be told',
      ],
    ],
    [
      'entry and partial tile both changed: nothing proves which',
      () =>
        withEntries((entries) => entries.with(599, leaf(599, 'another'))).set(
          'tile/0/002.p/88',
          new Uint8Array(88 * 32),
        ),
      [
        'tile-mismatch tile/0/002.p/88: this tile and what is below it differ, and nothing proves which of the two was changed',
      ],
    ],
    [
      'change the size in the checkpoint',
      () => withFile('checkpoint', (bytes) => toUtf8(fromUtf8(bytes).replace('\n600\n', '\n599\n'))),
      ['checkpoint-changed checkpoint: the signature of log.example does not hold'],
    ],
    [
      'swap the key',
      () => new Map(files).set('checkpoint', toUtf8(honest.checkpoint([stranger]))),
      [
        `key-swapped checkpoint: the checkpoint is signed with key ${stranger.key.id} in the name of the log, not with the trusted ${signer.key.id}`,
      ],
    ],
    [
      'sign as somebody else',
      () =>
        new Map(files).set(
          'checkpoint',
          toUtf8(honest.checkpoint([noteSigner('other.example', new Uint8Array(32).fill(8))])),
        ),
      ['key-unknown checkpoint: no signature by a known key'],
    ],
    [
      'take the checkpoint away',
      () => new Map([...files].filter(([path]) => path !== 'checkpoint')),
      ['checkpoint-missing checkpoint: the checkpoint is missing'],
    ],
  ];

  it.each(rows)('%s', async (_, tampered, found) => {
    const report = await verify(await tampered());
    expect(named(report)).toEqual(found);
    expect(report.ok).toBe(found.length === 0);
  });

  it('names the first of very many and says that it stopped', async () => {
    const large = await filesOf(logOf(30_000));
    for (let i = 0; i < 117; i++) {
      const path = `tile/entries/${String(i).padStart(3, '0')}`;
      const [, ...rest] = decodeBundle(large.get(path) ?? new Uint8Array(0), 256);
      const next = large.get(`tile/entries/${String(i + 1).padStart(3, '0')}`);
      const first = next === undefined ? leaf(0) : next.subarray(2, 2 + leaf(0).length);
      large.set(path, encodeBundle([...rest, first]));
    }
    const report = await verify(large);
    expect(named(report).slice(0, 1)).toEqual([
      'entry-dropped tile/entries/000: entry 0: logged, and is not there',
    ]);
    expect(report.problems.at(-1)?.code).toBe('too-many');
    expect(report.problems.length).toBe(2);
  });
});

/* Whoever holds the log's own key can sign anything. What was kept outside is what shows it. */
describe('tampering by whoever holds the key', () => {
  const kept = logOf(500).checkpoint([signer]);
  const rows: [what: string, tampered: MemoryLog, older: string, found: string[]][] = [
    [
      'truncate and sign again: rolled back',
      logOf(450),
      kept,
      ['log-rolled-back older checkpoint: the log is smaller than it was: entries were taken away'],
    ],
    [
      'fork: another log of the same size',
      logOf(500, (i) => (i > 490 ? leaf(i, 'another') : leaf(i))),
      kept,
      ['log-forked older checkpoint: the log was forked: another one of the same size was signed'],
    ],
    [
      'write it anew from an early entry on',
      logOf(SIZE, (i) => (i === 42 ? leaf(i, 'another') : leaf(i))),
      kept,
      ['log-rewritten older checkpoint: the log was rewritten: it does not begin as it did'],
    ],
    [
      'drop an entry and sign anew',
      logOf(SIZE - 1, (i) => leaf(i < 42 ? i : i + 1)),
      kept,
      ['log-rewritten older checkpoint: the log was rewritten: it does not begin as it did'],
    ],
    [
      'backdate an entry and sign anew',
      logOf(SIZE, (i) => (i === 42 ? toUtf8(fromUtf8(leaf(i)).replace('2026', '2025')) : leaf(i))),
      kept,
      ['log-rewritten older checkpoint: the log was rewritten: it does not begin as it did'],
    ],
  ];

  it.each(rows)('%s: unseen by the log alone, named with a kept checkpoint', async (_, log, older, found) => {
    const given = await filesOf(log);
    expect(named(await verify(given))).toEqual([]);
    expect(named(await verify(given, { older: [{ from: 'older checkpoint', note: older }] }))).toEqual(found);
  });

  it.each(rows)('%s: a witness that was asked for is missing', async (_, log) => {
    // The witness cosigned the honest log and refuses this one: that is its part of the protocol.
    const given = await filesOf(log);
    expect(named(await verify(given, { quorum: 1 }, [signer.key, witness.key]))).toEqual([
      'quorum-missing checkpoint: 0 of the known witnesses cosigned, 1 are required',
    ]);
    const policy = parsePolicy(
      toUtf8(`log ${formatVkey(signer.key)}\nwitness w ${formatVkey(witness.key)}\nquorum w\n`),
    );
    expect(named(await verify(given, { policy }, policyKeys(policy)))).toEqual([
      'quorum-missing checkpoint: the quorum "w" of the policy does not hold',
    ]);
  });

  it('says so too when the honest log’s cosignature is put under the tampered one', async () => {
    const line = honest.checkpoint([signer, witness]).split('\n').at(-2) ?? '';
    const log = logOf(450);
    const given = (await filesOf(log)).set('checkpoint', toUtf8(`${log.checkpoint([signer])}${line}\n`));
    expect(named(await verify(given, { quorum: 1 }, [signer.key, witness.key]))).toEqual([
      'checkpoint-changed checkpoint: the signature of witness.example does not hold',
    ]);
  });
});

/* A witness saw the log at a size and a time. Whoever holds the key cannot claim another time past it. */
describe('tampering with time, by whoever holds the key', () => {
  const [SEEN_FIRST, SEEN_LAST] = [1_790_000_000, 1_790_007_200];
  const cosigned = (log: MemoryLog, seconds: number): string =>
    log.checkpoint([signer, cosigner('witness.example', new Uint8Array(32).fill(2), seconds)]);
  const at = (i: number, seconds: number): Uint8Array => {
    const salt = new Uint8Array(32).fill(i % 251);
    return leafBytes({ v: 1, t: new Date(seconds * 1000).toISOString(), c: commit({ i }, salt) });
  };
  /** 400 entries before the first cosignature, 200 between the two. */
  const timed = (i: number, seconds = i < 400 ? SEEN_FIRST - 400 + i : SEEN_FIRST + i): Uint8Array =>
    at(i, seconds);
  const first = [{ from: 'a mail', note: cosigned(logOf(400, timed), SEEN_FIRST) }];
  const keys = [signer.key, witness.key];
  const witnessed = async (rewrite: (i: number) => Uint8Array): Promise<Files> => {
    const log = logOf(SIZE, rewrite);
    return filesOf(log, cosigned(log, SEEN_LAST));
  };

  const rows: [what: string, rewrite: (i: number) => Uint8Array, found: string[]][] = [
    ['nothing', timed, []],
    [
      'backdate what is entered now',
      (i) => timed(i, i === 450 ? SEEN_FIRST - 86_400 : undefined),
      ['entry-backdated entries: entry 450 claims a time before the log was last witnessed without it'],
    ],
    [
      'postdate an entry',
      (i) => timed(i, i > 590 ? SEEN_LAST + 86_400 : undefined),
      ['entry-postdated entries: entries 591 to 599 claim a time after it had been witnessed'],
    ],
  ];

  it.each(rows)('%s', async (_, rewrite, found) => {
    expect(named(await verify(await witnessed(rewrite), { older: first }, keys))).toEqual(found);
  });

  it('is not seen without a witness on the side of it, nor with a skew beyond it', async () => {
    const backdated = await witnessed(rows[1]?.[1] ?? timed);
    expect(named(await verify(backdated, {}, keys))).toEqual([]);
    expect(named(await verify(backdated, { older: first }, [signer.key]))).toEqual([]);
    expect(named(await verify(backdated, { older: first, skewSeconds: 100_000 }, keys))).toEqual([]);
  });

  it('an entry that was logged later and not before is named by its size, whatever it claims', async () => {
    const given = await witnessed((i) => timed(i, i === 42 ? SEEN_FIRST + 3600 : undefined));
    expect(named(await verify(given, { older: first }, keys))).toEqual([
      'log-rewritten a mail: the log was rewritten: it does not begin as it did',
      'entry-postdated entries: entry 42 claims a time after it had been witnessed',
    ]);
  });
});

describe('tampering with what is shown beside the log', () => {
  const salt = new Uint8Array(32).fill(9);
  const rows: [
    what: string,
    index: number,
    body: { body: number; i: number },
    salt: Uint8Array,
    found: string[],
  ][] = [
    ['nothing', 9, { body: 9, i: 9 }, salt, []],
    [
      'change a body',
      9,
      { body: 10, i: 9 },
      salt,
      ['opening-mismatch tile/entries/000: entry 9 does not open to this body and salt'],
    ],
    [
      'change a salt',
      9,
      { body: 9, i: 9 },
      turned(salt, 3),
      ['opening-mismatch tile/entries/000: entry 9 does not open to this body and salt'],
    ],
    [
      'show it for another entry',
      10,
      { body: 9, i: 9 },
      salt,
      ['opening-mismatch tile/entries/000: entry 10 does not open to this body and salt'],
    ],
    [
      'show an entry that is not there',
      SIZE,
      { body: 9, i: 9 },
      salt,
      [`opening-nowhere openings: there is no entry ${String(SIZE)} to open`],
    ],
  ];
  it.each(rows)('%s', async (_, index, body, shown, found) => {
    expect(named(await verify(files, { openings: [{ index, body, salt: shown }] }))).toEqual(found);
  });
});
