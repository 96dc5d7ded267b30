import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commit,
  cosigner,
  formatVkey,
  leafBytes,
  noteSigner,
  parseProofFile,
  toBase64,
} from '../src/index.ts';
import { MemoryLog } from '../src/memoryLog.ts';
import { runProve, runVerifyProof } from './proveCommand.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const signer = noteSigner('log.example', seed(1));
const vendor = cosigner('vendor.example', seed(2), 1_700_000_000);
const key = formatVkey(signer.key);
const witness = formatVkey(vendor.key);
const SIZE = 70_000;

const bodyOf = (n: number) => ({ n, act: 'read' });
const saltOf = (n: number): Uint8Array => new Uint8Array(32).fill(n % 251);

let folder: string;
const at = (name: string): string => join(folder, name);

/** Two levels of full tiles and partial ones at each. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-prove-'));
  const log = new MemoryLog('log.example');
  const plain = commit({ entry: 'some' }, seed(9));
  for (let i = 0; i < SIZE; i++) {
    const c = i % 10_000 === 7 ? commit(bodyOf(i), saltOf(i)) : plain;
    log.append(leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c }));
  }
  for await (const { path, bytes } of log.export(log.checkpoint([signer, vendor]), [key])) {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), bytes);
  }
  const openings = [7, 60_007].map((index) => ({
    ...{ index, salt: toBase64(saltOf(index)), body: bodyOf(index) },
  }));
  await writeFile(at('openings'), openings.map((one) => JSON.stringify(one)).join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(what: typeof runProve, ...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await what(argv, { out: (text) => (out += text), err: (text) => (err += text) });
  return {
    code,
    err,
    report: out === '' || code === 2 ? null : (JSON.parse(out) as Record<string, unknown>),
  };
}

const prove = (index: string, ...more: string[]) =>
  run(runProve, folder, index, '--key', key, '-o', at('proof'), ...more);
const verify = (...more: string[]) => run(runVerifyProof, at('proof'), ...more);

describe('a proof file', () => {
  it.each([0, 7, 255, 256, 65_535, 65_536, SIZE - 1])('of entry %i holds by itself', async (index) => {
    expect(await prove(String(index))).toMatchObject({
      code: 0,
      report: { index, size: SIZE, opened: false },
    });
    expect(await verify('--key', key)).toMatchObject({
      code: 0,
      report: { ok: true, index, origin: 'log.example', at: '2026-10-01T09:30:00.000Z', opened: false },
    });
  });

  it('tells what its entry says, when it was given', async () => {
    await prove('60007', '--openings', at('openings'));
    expect(await verify('--key', key, '--key', witness)).toMatchObject({
      code: 0,
      report: { opened: true, body: bodyOf(60_007), quorumHolds: true },
    });
  });

  it('is believed only as far as the reader says', async () => {
    await prove('7');
    const other = formatVkey(noteSigner('log.example', seed(5)).key);
    const nobody = formatVkey(cosigner('auditor.example', seed(6), 1).key);
    expect(await verify('--key', other)).toMatchObject({ code: 1, report: { ok: false } });
    expect(await verify('--key', key, '--key', nobody)).toMatchObject({
      code: 1,
      report: { quorumHolds: false },
    });
    await writeFile(at('policy'), `log ${key}\nwitness vendor ${witness}\nquorum vendor\n`);
    expect(await verify('--policy', at('policy'))).toMatchObject({ code: 0, report: { quorumHolds: true } });
    expect(await verify()).toMatchObject({ code: 2 });
  });

  it.each([
    [
      'another body',
      (text: string) => changed(text, (extra) => ({ ...extra, body: bodyOf(8) })),
      /not what the entry/,
    ],
    [
      'another leaf',
      (text: string) => changed(text, (extra) => ({ ...extra, leaf: '{}' })),
      /not at this index/,
    ],
    ['no salt', (text: string) => changed(text, ({ leaf, body }) => ({ leaf, body })), /half of what opens/],
    ['no leaf', (text: string) => changed(text, () => ({})), /does not carry its entry/],
    ['another index', (text: string) => text.replace('index 7', 'index 8'), /not at this index/],
    ['another size', (text: string) => text.replace(`\n${String(SIZE)}\n`, '\n70001\n'), /sign/],
    ['nothing carried', (text: string) => text.replace(/extra .*\n/, ''), /does not carry/],
  ])('with %s does not hold', async (_, change, problem) => {
    await prove('7', '--openings', at('openings'));
    await writeFile(at('proof'), change(await readFile(at('proof'), 'utf8')));
    expect(await verify('--key', key)).toMatchObject({
      code: 1,
      report: { ok: false, problem: expect.stringMatching(problem) as string },
    });
  });
});

function changed(text: string, change: (extra: Record<string, unknown>) => unknown): string {
  const { extra = new Uint8Array(0) } = parseProofFile(text);
  const next = change(JSON.parse(Buffer.from(extra).toString()) as Record<string, unknown>);
  return text.replace(/extra .*\n/, `extra ${Buffer.from(JSON.stringify(next)).toString('base64')}\n`);
}

describe('proving', () => {
  it('is refused where the log does not prove it, and says why', async () => {
    expect(await prove(String(SIZE))).toMatchObject({
      code: 1,
      err: expect.stringContaining('70000 entries') as string,
    });
    const tile = at('tile/1/000');
    const bytes = await readFile(tile);
    await writeFile(tile, Buffer.from(bytes).fill(1, 32, 64));
    expect(await prove('7')).toMatchObject({
      code: 1,
      err: expect.stringContaining('not at this index') as string,
    });
    await rm(tile);
    expect(await prove('7')).toMatchObject({
      code: 1,
      err: expect.stringContaining('tile/1/000 is missing') as string,
    });
    await writeFile(tile, bytes);
    expect(await prove('9', '--openings', at('openings'))).toMatchObject({ code: 2 });
    expect(await prove('x')).toMatchObject({ code: 2 });
  });

  it('reads a log from a server that asks for patience', async () => {
    let asked = 0;
    const server = createServer((request, response) => {
      if (asked++ % 2 === 0) {
        response.writeHead(429, { 'retry-after': '0' }).end();
        return;
      }
      readFile(at((request.url ?? '').slice(1))).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await run(
      runProve,
      `http://127.0.0.1:${String(port)}`,
      '300',
      '-o',
      at('proof'),
      '--key',
      key,
    );
    server.close();
    expect(answer).toMatchObject({ code: 0, report: { index: 300 } });
  });
});
