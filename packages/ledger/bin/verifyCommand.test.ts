import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, cosigner, formatVkey, leafBytes, noteSigner, toBase64 } from '../src/index.ts';
import { MemoryLog } from '../src/memoryLog.ts';
import { runVerify } from './verifyCommand.ts';

const signer = noteSigner('log.example', new Uint8Array(32).fill(1));
const witness = cosigner('witness.example', new Uint8Array(32).fill(2), 1_790_847_000);
const [logKey, witnessKey] = [formatVkey(signer.key), formatVkey(witness.key)];
const salt = new Uint8Array(32).fill(3);
const log = new MemoryLog('log.example');
const leaf = (i: number): Uint8Array =>
  leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit({ entry: i }, salt) });
for (let i = 0; i < 300; i++) log.append(leaf(i));
const older = log.checkpoint([signer]);
for (let i = 300; i < 700; i++) log.append(leaf(i));

let folder: string;
const inFolder = (path: string): string => join(folder, path);

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(inFolder(path)), { recursive: true });
  await writeFile(inFolder(path), content);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-ledger-'));
  for await (const { path, bytes } of log.export(log.checkpoint([signer, witness]), [logKey, witnessKey])) {
    await write(`log/${path}`, bytes);
    await write(`bad/${path}`, path === 'tile/entries/001' ? bytes.toReversed() : bytes);
    if (path !== 'keys') await write(`keyless/${path}`, bytes);
  }
  await write('older', older);
  await write('openings', `{"index":5,"salt":"${toBase64(salt)}","body":{"entry":5}}\n\n`);
});

afterAll(() => rm(folder, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const text = { out: '', err: '' };
  const code = await runVerify(argv, {
    out: (part) => void (text.out += part),
    err: (part) => void (text.err += part),
  });
  return { code, ...text };
}

describe('ledger verify', () => {
  it('says yes to a log in a folder, with all that can be checked', async () => {
    const { code, out, err } = await run(
      ...[inFolder('log'), '--key', logKey, '--key', witnessKey],
      ...['--older', inFolder('older'), '--openings', inFolder('openings')],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      keysFrom: 'command line',
      ok: true,
      origin: 'log.example',
      size: 700,
      root: toBase64(log.root),
      witnesses: [{ name: 'witness.example', vkey: witnessKey, timestamp: 1_790_847_000 }],
      quorumHolds: true,
      checked: { entries: 700, tiles: 4, openings: 1 },
      bodies: null,
      rotations: [],
      problems: [],
    });
    expect(err).toContain('Every proof holds: log.example, 700 entries, 4 tiles.');
    expect(err).not.toContain('WARNING');
  });

  it('warns when the keys are the log’s own, and when nothing from outside was given', async () => {
    const own = await run(inFolder('log'));
    expect(own.code).toBe(0);
    expect(JSON.parse(own.out)).toMatchObject({ keysFrom: 'log', ok: true });
    expect(own.err).toContain('WARNING: the keys came from the log itself.');

    const alone = await run(inFolder('log'), '--key', logKey);
    expect(alone.code).toBe(0);
    expect(alone.err).toContain('WARNING: no known witness cosigned');
  });

  it('says no to a damaged log, and where', async () => {
    const { code, out, err } = await run(inFolder('bad'), '--key', logKey);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false });
    expect(err).toContain('NOT verified');
    expect(err).toContain('tile/entries/001');
  });

  it('says no when a named witness did not cosign', async () => {
    const absent = formatVkey(cosigner('absent.example', new Uint8Array(32).fill(4), 0).key);
    const argv = [inFolder('log'), '--key', logKey, '--key', witnessKey, '--key', absent];
    expect((await run(...argv)).code).toBe(1);
    expect((await run(...argv, '--quorum', '1')).code).toBe(0);
  });

  it('says no with the key of somebody else, and with openings that are wrong', async () => {
    const stranger = formatVkey(noteSigner('log.example', new Uint8Array(32).fill(5)).key);
    expect((await run(inFolder('log'), '--key', stranger)).code).toBe(1);
    await write('wrong', `{"index":5,"salt":"${toBase64(salt)}","body":{"entry":6}}`);
    expect((await run(inFolder('log'), '--key', logKey, '--openings', inFolder('wrong'))).code).toBe(1);
  });

  it('says how many bodies opened, were erased and are missing, and no when one is missing', async () => {
    const lines = Array.from(
      { length: 300 },
      (_, i) => `{"index":${String(i)},"salt":"${toBase64(salt)}","body":{"entry":${String(i)}}}\n`,
    );
    await write('bodies', lines.join(''));
    const all = await run(
      inFolder('log'),
      '--key',
      logKey,
      '--bodies',
      inFolder('bodies'),
      '--range',
      '0-299',
    );
    expect([all.code, JSON.parse(all.out)]).toMatchObject([
      0,
      { bodies: { opened: 300, erased: 0, missing: 0 } },
    ]);
    expect(all.err).toContain('Bodies: 300 opened, 0 erased by an entry that says so, 0 missing.');
    const whole = await run(inFolder('log'), '--key', logKey, '--bodies', inFolder('bodies'));
    expect([whole.code, JSON.parse(whole.out)]).toMatchObject([
      1,
      { bodies: { missing: 400 }, problems: [{ code: 'body-missing' }] },
    ]);
    expect(whole.err).toContain('body-missing in bodies: entries 300 to 699: no body');
    await write('bodies', 'nonsense\n');
    expect((await run(inFolder('log'), '--key', logKey, '--bodies', inFolder('bodies'))).code).toBe(2);
  });

  it('compares with every checkpoint that was kept, in files and in mails', async () => {
    const base = [inFolder('log'), '--key', logKey, '--key', witnessKey];
    const mail = (...notes: string[]) =>
      `Subject: kept\nContent-Type: text/plain\n\n${notes.join('\nand\n')}\n`;
    const foreign = new MemoryLog('other.example').checkpoint([
      noteSigner('other.example', new Uint8Array(32).fill(9)),
    ]);
    await write('good.eml', mail(older, foreign));
    const good = await run(...base, '--older', inFolder('older'), '--mailbox', inFolder('good.eml'));
    expect(good.code).toBe(0);
    expect(good.err).toContain('Compared with 2 checkpoints kept outside.');

    const forked = new MemoryLog('log.example');
    for (let i = 0; i < 200; i++) forked.append(leaf(i + 1));
    await write('forked.eml', mail(older, forked.checkpoint([signer])));
    const bad = await run(...base, '--older', inFolder('older'), '--mailbox', inFolder('forked.eml'));
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject({
      problems: [{ code: 'log-rewritten', path: `--mailbox ${inFolder('forked.eml')}` }],
    });

    await write('none.eml', mail(foreign));
    const none = await run(...base, '--mailbox', inFolder('none.eml'));
    expect([none.code, none.out]).toEqual([2, '']);
    expect(none.err).toContain('no checkpoint of this log is in it');
  });

  it('holds the times of entries against the witness, within a skew', async () => {
    const early = cosigner('witness.example', new Uint8Array(32).fill(2), 1_790_847_000 - 400);
    await write('early', log.checkpoint([signer, early]));
    const argv = [inFolder('log'), '--key', logKey, '--key', witnessKey, '--older', inFolder('early')];
    const { code, err } = await run(...argv);
    expect(code).toBe(1);
    expect(err).toContain('entry-postdated in entries: entries 0 to 699 claim');
    expect((await run(...argv, '--skew', '400')).code).toBe(0);
    expect((await run(...argv, '--skew', 'none')).code).toBe(2);
  });

  it('skips, and mentions, keys of the log that it cannot use', async () => {
    await write('log/keys', `${logKey}\nwitness.example+00000000+BgAA\n`);
    const { code, err } = await run(inFolder('log'));
    expect(code).toBe(0);
    expect(err).toContain('Line 2 of the log\'s "keys" was skipped');
  });

  it.each([
    ['no place', []],
    ['two places', ['a', 'b']],
    ['an unknown option', ['.', '--quiet']],
    ['a folder that is not there', ['no/such/folder']],
    ['a key that is none', ['.', '--key', 'log.example']],
    ['a quorum that is no number', ['.', '--key', logKey, '--quorum', 'all']],
    ['a file that is not there', ['.', '--key', logKey, '--older', 'no/such/file']],
    ['bodies that are not there', ['.', '--key', logKey, '--bodies', 'no/such/file']],
    ['a range without bodies', ['.', '--key', logKey, '--range', '1-2']],
    [
      'a range backwards',
      ['.', '--key', logKey, '--bodies', fileURLToPath(import.meta.url), '--range', '2-1'],
    ],
  ])('calls %s misuse', async (_, argv) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage:');
  });

  it('calls openings of another form, and a log without keys, misuse', async () => {
    for (const line of ['{}', '[]', 'null', '{"index":1,"salt":"AA","body":1}', 'nonsense']) {
      await write('form', line);
      expect((await run(inFolder('log'), '--openings', inFolder('form'))).code).toBe(2);
    }
    expect((await run(inFolder('keyless'))).code).toBe(2);
    expect((await run(inFolder('keyless'), '--key', logKey)).code).toBe(0);
  });

  it('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
  });
});

describe('ledger verify over the web', () => {
  let mode: 'fine' | 'broken' | 'endless' = 'fine';
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (mode === 'broken') {
      response.writeHead(500).end();
    } else if (mode === 'endless' && path.includes('entries')) {
      response.on('drain', () => void response.write(new Uint8Array(1 << 20)));
      response.write(new Uint8Array(1 << 20));
    } else {
      createReadStream(join(folder, path))
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    }
  });
  let address: string;

  beforeAll(async () => {
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/log`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('reads the same log, with or without a slash', async () => {
    mode = 'fine';
    expect((await run(address, '--key', logKey)).code).toBe(0);
    expect((await run(`${address}/`, '--key', logKey)).code).toBe(0);
    expect((await run(`${address}/nothing`, '--key', logKey)).code).toBe(1);
  });

  it('says no when the server fails', async () => {
    mode = 'broken';
    const { code, err } = await run(address);
    expect(code).toBe(1);
    expect(err).toContain('the server answered 500');
  });

  it('does not let a server fill the memory', async () => {
    mode = 'endless';
    const { code, err } = await run(address, '--key', logKey);
    expect(code).toBe(1);
    expect(err).toContain('more than a log file can hold');
  });
});

describe('the program', () => {
  const program = fileURLToPath(new URL('./cordon-ledger.ts', import.meta.url));
  const start = (...argv: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [program, ...argv], { encoding: 'utf8' });

  it('exits 0 for yes, 1 for no, 2 for misuse', () => {
    const yes = start('verify', inFolder('keyless'), '--key', logKey);
    expect(yes.status).toBe(0);
    expect(JSON.parse(String(yes.stdout))).toMatchObject({ ok: true });
    expect(start('verify', inFolder('bad')).status).toBe(1);
    expect(start('verify').status).toBe(2);
    expect(start('prove').status).toBe(2);
    expect(start('--help').status).toBe(0);
  });
});
