import { createPublicKey, sign, verify, createPrivateKey } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseVkey } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerSigner } from './hashing.ts';
import { loadKeys, loadLedgerKey } from './keys.ts';

let base: string;

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'keys-'));
});

afterAll(async () => {
  await rm(base, { recursive: true });
});

const fresh = (): Promise<string> => mkdtemp(path.join(base, 'data-'));
const SECRET = Buffer.alloc(32, 1).toString('base64');

describe('keys on disk', () => {
  it('are made once, for us alone, and are the same at the next start', async () => {
    const dataDir = await fresh();
    const first = await loadKeys({ dataDir });
    const again = await loadKeys({ dataDir });
    expect(again.ledger).toEqual(first.ledger);
    expect(again.derive('better-auth')).toEqual(first.derive('better-auth'));
    const folder = path.join(dataDir, 'keys');
    expect((await readdir(folder)).sort()).toEqual(['ledger', 'master']);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of ['ledger', 'master'])
      expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('are one set when several replicas start on the folder at once', async () => {
    const dataDir = await fresh();
    const all = await Promise.all([1, 2, 3, 4].map(() => loadKeys({ dataDir })));
    expect(new Set(all.map(({ ledger }) => ledger.vkey)).size).toBe(1);
    expect(new Set(all.map(({ installation }) => installation)).size).toBe(1);
  });

  it('are refused when others can read them or exchange them, with the way to mend it', async () => {
    const dataDir = await fresh();
    await loadKeys({ dataDir });
    const file = path.join(dataDir, 'keys', 'master');
    await chmod(file, 0o640);
    await expect(loadKeys({ dataDir })).rejects.toMatchObject({
      code: 'key-unsafe',
      detail: expect.stringContaining(`chmod 600 ${file}`) as string,
    });
    await chmod(file, 0o600);
    await chmod(path.dirname(file), 0o777);
    await expect(loadKeys({ dataDir })).rejects.toMatchObject({ code: 'key-unsafe' });
    await chmod(path.dirname(file), 0o700);
    await loadKeys({ dataDir });
  });

  it('are refused when cut short', async () => {
    const dataDir = await fresh();
    await loadKeys({ dataDir });
    await writeFile(path.join(dataDir, 'keys', 'ledger'), 'c2hvcnQ=');
    await expect(loadKeys({ dataDir })).rejects.toMatchObject({ code: 'config-wrong' });
  });
});

describe('CORDON_SECRET', () => {
  it('gives every replica the same keys and leaves nothing on disk', async () => {
    const dataDir = await fresh();
    const one = await loadKeys({ dataDir, secret: SECRET });
    const two = await loadKeys({ dataDir: await fresh(), secret: SECRET });
    expect(two.ledger).toEqual(one.ledger);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is refused when it is short or differs from the key on disk', async () => {
    const dataDir = await fresh();
    await expect(loadKeys({ dataDir, secret: 'dG9vIHNob3J0' })).rejects.toMatchObject({
      code: 'config-wrong',
    });
    await loadKeys({ dataDir });
    await expect(loadKeys({ dataDir, secret: SECRET })).rejects.toMatchObject({ code: 'config-wrong' });
  });
});

describe('a ledger key kept by another process', () => {
  it('is asked for by the name of the ledger; no seed is made, read or derived', async () => {
    const dataDir = await fresh();
    const { installation } = await loadKeys({ dataDir });
    const own = await loadLedgerKey(await fresh(), `cordon.${installation}`);
    await rm(path.join(dataDir, 'keys', 'ledger'));
    const asked: string[] = [];
    const vkeyOf = async (origin: string) => {
      asked.push(origin);
      return own.vkey;
    };
    const keys = await loadKeys({ dataDir, vkeyOf });
    expect(keys.ledger).toEqual({ ...own, seed: null });
    expect(() => ledgerSigner(keys.ledger)).toThrow();
    expect(asked).toEqual([`cordon.${installation}`]);
    expect(await readdir(path.join(dataDir, 'keys'))).toEqual(['master']);
    const secret = await loadKeys({ dataDir: await fresh(), secret: SECRET });
    await expect(loadKeys({ dataDir: base, secret: SECRET, vkeyOf })).rejects.toMatchObject({
      code: 'config-wrong',
      detail: expect.stringContaining(secret.ledger.name) as string,
    });
  });
});

describe('derived keys', () => {
  it('differ by label and by installation', async () => {
    const one = await loadKeys({ dataDir: base, secret: SECRET });
    const two = await loadKeys({ dataDir: base, secret: Buffer.alloc(32, 2).toString('base64') });
    const all = [one, two].flatMap((keys) => [
      keys.derive('better-auth'),
      keys.derive('db-role:a'),
      keys.derive('db-role:b'),
      keys.derive('detection:2026-10'),
      keys.ledger.seed ?? new Uint8Array(0),
    ]);
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(all.length);
    expect(all.every((key) => key.length === 32)).toBe(true);
  });

  it('are HKDF-SHA256 with salt cordon/v1, now and in later versions', async () => {
    const keys = await loadKeys({ dataDir: base, secret: SECRET });
    expect(Buffer.from(keys.derive('better-auth')).toString('hex')).toBe(
      '4a5f6c2b11aacb55abc88bafb951e399a0cedbb6eeae1190ba8fc89aea1f94aa',
    );
  });
});

describe('the signing key', () => {
  it('has a verifier key that the ledger package reads, and signs what it verifies', async () => {
    const { ledger, installation } = await loadKeys({ dataDir: base, secret: SECRET });
    expect(ledger.name).toBe(`cordon.${installation}`);
    const parsed = parseVkey(ledger.vkey);
    expect(parsed.name).toBe(ledger.name);
    const text = new TextEncoder().encode('a checkpoint');
    const signature = ledgerSigner(ledger).sign(text);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(ledger.publicKey).toString('base64url') };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify(null, text, publicKey, signature)).toBe(true);
    const privateKey = createPrivateKey({
      key: { ...jwk, d: Buffer.from(ledger.seed ?? []).toString('base64url') },
      format: 'jwk',
    });
    expect(Buffer.from(signature)).toEqual(sign(null, text, privateKey));
  });
});

describe('seal', () => {
  it('opens with the same context, and twice the same text looks different', async () => {
    const keys = await loadKeys({ dataDir: base, secret: SECRET });
    const url = 'postgres://reader:pä$$@db/shop';
    const sealed = keys.seal(url, 'source:src_1');
    expect(keys.unseal(sealed, 'source:src_1')).toBe(url);
    expect(keys.seal(url, 'source:src_1')).not.toBe(sealed);
    expect(keys.unseal(keys.seal('', 'a'), 'a')).toBe('');
  });

  it('does not open altered, cut, in another context or with another secret', async () => {
    const keys = await loadKeys({ dataDir: base, secret: SECRET });
    const other = await loadKeys({ dataDir: base, secret: Buffer.alloc(32, 2).toString('base64') });
    const sealed = keys.seal('text', 'source:src_1');
    const flipped = sealed.slice(0, 10) + (sealed[10] === 'A' ? 'B' : 'A') + sealed.slice(11);
    for (const bad of [flipped, sealed.slice(0, -4), sealed.slice(3), '', 'v1.', 'v1.AAAA']) {
      expect(() => keys.unseal(bad, 'source:src_1')).toThrow('A setting is wrong.');
    }
    expect(() => keys.unseal(sealed, 'source:src_2')).toThrow('A setting is wrong.');
    expect(() => other.unseal(sealed, 'source:src_1')).toThrow('A setting is wrong.');
  });
});
