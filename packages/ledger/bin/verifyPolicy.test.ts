import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, cosigner, formatVkey, leafBytes, noteSigner } from '../src/index.ts';
import type { NoteSigner } from '../src/index.ts';
import { MemoryLog } from '../src/memoryLog.ts';
import { runVerify } from './verifyCommand.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const witnessed = 1_790_847_000;
const signer = noteSigner('log.example', seed(1));
const [vendor, auditor, other] = ['vendor', 'auditor', 'other'].map((name, i) =>
  cosigner(`${name}.example`, seed(i + 2), witnessed),
) as [NoteSigner, NoteSigner, NoteSigner];
const vkey = ({ key }: NoteSigner): string => formatVkey(key);

const TRUSTED = [
  `log ${vkey(signer)}`,
  `witness vendor ${vkey(vendor)}`,
  `witness auditor ${vkey(auditor)} https://auditor.example/`,
  `witness other ${vkey(other)}`,
];
const TWO = [...TRUSTED, 'group outside any auditor other', 'group both all vendor outside', 'quorum both'];

/** A log of ten entries; with `rewritten`, one whose fourth entry is another, signed by the same log key. */
function logOf(rewritten = false): MemoryLog {
  const log = new MemoryLog('log.example');
  for (let i = 0; i < 10; i++) {
    const c = commit({ entry: rewritten && i === 3 ? 'another' : i }, seed(9));
    log.append(leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c }));
  }
  return log;
}

let folder: string;
let policies = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-policy-'));
  await write('cosigned', logOf(), logOf().checkpoint([signer, vendor, other]));
  await write('one', logOf(), logOf().checkpoint([signer, auditor, other]));
  await write('fork', logOf(true), logOf(true).checkpoint([signer]));
  const [, cosignatures] = logOf().checkpoint([vendor, other]).split('\n\n');
  await write('pasted', logOf(true), logOf(true).checkpoint([signer]) + (cosignatures ?? ''));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, log: MemoryLog, checkpoint: string): Promise<void> {
  for await (const { path, bytes } of log.export(checkpoint, [vkey(signer), vkey(vendor), vkey(other)])) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), bytes);
  }
}

async function run(
  log: string,
  policy: readonly string[],
  ...more: string[]
): Promise<{ code: number; out: string; err: string }> {
  const file = join(folder, `policy${String(policies++)}`);
  await writeFile(file, policy.map((line) => `${line}\n`).join(''));
  const text = { out: '', err: '' };
  const code = await runVerify([join(folder, log), '--policy', file, ...more], {
    out: (part) => void (text.out += part),
    err: (part) => void (text.err += part),
  });
  return { code, ...text };
}

describe('ledger verify --policy', () => {
  it('says who cosigned, who did not, and that the quorum holds', async () => {
    const { code, out, err } = await run('cosigned', TWO);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      keysFrom: 'policy',
      ok: true,
      quorumHolds: true,
      witnesses: [
        { name: 'vendor.example', vkey: vkey(vendor), timestamp: witnessed },
        { name: 'other.example', vkey: vkey(other), timestamp: witnessed },
      ],
      problems: [],
    });
    expect(err).toContain('Cosigned by vendor.example at 2026-10-01T09:30:00.000Z.');
    expect(err).toContain("Not cosigned by auditor.example, the policy's auditor.");
    expect(err).toContain('The quorum both of the policy holds.');
    expect(err).not.toContain('WARNING');
  });

  it('says no to a log that too few, or the wrong ones, cosigned', async () => {
    const { code, out, err } = await run('one', TWO);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      quorumHolds: false,
      witnesses: [{ name: 'auditor.example' }, { name: 'other.example' }],
      problems: [{ path: 'checkpoint', problem: 'the quorum "both" of the policy does not hold' }],
    });
    expect(err).toContain("Not cosigned by vendor.example, the policy's vendor.");
    expect(err).toContain('The quorum both of the policy does not hold.');
    expect((await run('one', [...TRUSTED, 'group two 2 vendor auditor other', 'quorum two'])).code).toBe(0);
    expect((await run('one', [...TRUSTED, 'group all all vendor auditor other', 'quorum all'])).code).toBe(1);
  });

  it('says no to a fork signed with the log’s real key that no witness saw', async () => {
    for (const quorum of ['vendor', 'both']) {
      const { code, out } = await run('fork', [...TWO.slice(0, -1), `quorum ${quorum}`]);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ ok: false, quorumHolds: false, witnesses: [] });
    }
  });

  it('says yes to the same fork with "quorum none", and warns: only witnesses show a fork', async () => {
    const { code, out, err } = await run('fork', [...TRUSTED, 'quorum none']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, quorumHolds: true, witnesses: [] });
    expect(err).toContain('The policy asks for no witness: its quorum is none.');
    expect(err).toContain('WARNING: no known witness cosigned');
  });

  it('says no to cosignatures of another checkpoint, even with "quorum none"', async () => {
    for (const quorum of ['quorum both', 'quorum none']) {
      const { code, out, err } = await run('pasted', [...TWO.slice(0, -1), quorum]);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ ok: false, quorumHolds: null, witnesses: [] });
      expect(err).toContain('the signature of vendor.example does not hold');
    }
  });

  it('says no with a swapped key, of the log or of a witness, whatever "keys" lies beside the log', async () => {
    const swapped = (from: string, to: string): string[] => TWO.map((line) => line.replace(from, to));
    const stranger = formatVkey(noteSigner('log.example', seed(7)).key);
    const impostor = formatVkey(cosigner('vendor.example', seed(7), 0).key);
    expect((await run('cosigned', swapped(vkey(signer), stranger))).code).toBe(1);
    expect((await run('cosigned', swapped(vkey(vendor), impostor))).code).toBe(1);
    expect((await run('cosigned', swapped(vkey(signer), vkey(signer)))).code).toBe(0);
  });

  it('takes any one of several logs, by the key that has the name of the origin', async () => {
    const second = formatVkey(noteSigner('second.example', seed(8)).key);
    expect((await run('cosigned', [`log ${second}`, ...TWO])).code).toBe(0);
    const misnamed = TWO.map((line) =>
      line.replace(vkey(signer), formatVkey(noteSigner('second.example', seed(1)).key)),
    );
    expect((await run('cosigned', misnamed)).code).toBe(1);
  });

  it.each<[string, string[], string[], string]>([
    ['an unknown line', [...TRUSTED, 'mirror M', 'quorum none'], [], 'line 5: '],
    ['a policy without a quorum', TRUSTED, [], 'no quorum line'],
    ['a policy without a log', [...TWO.slice(1)], [], 'it names no log'],
    ['a key beside it', TWO, ['--key', vkey(signer)], 'leave --key and --quorum out'],
    ['a quorum beside it', TWO, ['--quorum', '0'], 'leave --key and --quorum out'],
    ['a file that is not there', TWO, ['--policy', 'no/such/file'], 'no/such/file'],
  ])('calls %s misuse', async (_, policy, more, message) => {
    const { code, out, err } = await run('cosigned', policy, ...more);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
