import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itKeepsTheContract } from '../../../../tests/support/keyProvider.ts';
import { loadKeys } from './keys.ts';
import { createDerivedKeyProvider, createLocalKeyProvider } from './localKeyProvider.ts';

let base: string;

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'key-provider-'));
});
afterAll(() => rm(base, { recursive: true }));

const SECRET = Buffer.alloc(32, 1).toString('base64');
const fresh = (): Promise<string> => mkdtemp(path.join(base, 'data-'));
const opened = async (dataDir: string, passphraseFile?: string) =>
  createLocalKeyProvider(await loadKeys({ dataDir, passphraseFile }), dataDir);

describe('the local key provider', () => {
  itKeepsTheContract(async () => opened(await fresh()));

  it('keeps its keys in files for us alone, which open nothing without the installation key', async () => {
    const dataDir = await fresh();
    const provider = await opened(dataDir);
    const key = randomBytes(32);
    const wrapped = await provider.wrap(key, 'agreement:a');
    const folder = path.join(dataDir, 'keys', 'data');
    const [file = ''] = await readdir(folder);
    expect((await stat(path.join(folder, file))).mode & 0o777).toBe(0o600);
    const thief = await fresh();
    await loadKeys({ dataDir: thief });
    await cp(folder, path.join(thief, 'keys', 'data'), { recursive: true });
    await expect((await opened(thief)).unwrap(wrapped, 'agreement:a')).rejects.toThrow();
    expect(Buffer.from(await (await opened(dataDir)).unwrap(wrapped, 'agreement:a'))).toEqual(key);
  });

  it('makes one key when several replicas need it at once', async () => {
    const dataDir = await fresh();
    await loadKeys({ dataDir });
    const replicas = await Promise.all([1, 2, 3, 4].map(() => opened(dataDir)));
    const wrapped = await Promise.all(
      replicas.map((provider) => provider.wrap(Buffer.alloc(32, 7), 'party:p')),
    );
    for (const one of wrapped) {
      for (const provider of replicas)
        expect(Buffer.from(await provider.unwrap(one, 'party:p'))).toEqual(Buffer.alloc(32, 7));
    }
  });

  it('leaves no key on the disk once it is destroyed', async () => {
    const dataDir = await fresh();
    const provider = await opened(dataDir);
    await provider.wrap(randomBytes(32), 'agreement:a');
    await provider.rotate('agreement:a');
    await provider.wrap(randomBytes(32), 'agreement:b');
    expect(await readdir(path.join(dataDir, 'keys', 'data'))).toHaveLength(3);
    await provider.destroy('agreement:a');
    const left = await readdir(path.join(dataDir, 'keys', 'data'));
    expect(left.filter((name) => name.endsWith('.destroyed'))).toHaveLength(1);
    expect(left).toHaveLength(2);
  });
});

describe('the key provider of CORDON_SECRET', () => {
  itKeepsTheContract(async () => createDerivedKeyProvider(await loadKeys({ dataDir: base, secret: SECRET })));

  it('says that it can neither rotate nor destroy', async () => {
    const provider = createDerivedKeyProvider(await loadKeys({ dataDir: base, secret: SECRET }));
    expect(await provider.rotate('agreement:a')).toBe(false);
    expect(await provider.destroy('agreement:a')).toBe(false);
  });
});

describe('a passphrase', () => {
  const withPassphrase = async (text: string): Promise<string> => {
    const file = path.join(await fresh(), 'passphrase');
    await writeFile(file, `${text}\n`);
    return file;
  };

  it('locks the key files that stand there, and they open with it only', async () => {
    const dataDir = await fresh();
    const plain = await loadKeys({ dataDir });
    const passphraseFile = await withPassphrase('correct horse battery');
    const locked = await loadKeys({ dataDir, passphraseFile });
    expect(locked.ledger).toEqual(plain.ledger);
    expect(locked.derive('settings')).toEqual(plain.derive('settings'));
    for (const name of ['master', 'ledger']) {
      const file = path.join(dataDir, 'keys', name);
      expect(await readFile(file, 'utf8')).toMatch(/^scrypt17\./);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    expect((await loadKeys({ dataDir, passphraseFile })).ledger).toEqual(plain.ledger);
    await expect(loadKeys({ dataDir })).rejects.toMatchObject({ code: 'config-wrong' });
    const another = await withPassphrase('another passphrase');
    await expect(loadKeys({ dataDir, passphraseFile: another })).rejects.toMatchObject({
      code: 'config-wrong',
    });
  });

  it('locks one file for its own place only', async () => {
    const dataDir = await fresh();
    const passphraseFile = await withPassphrase('correct horse battery');
    await loadKeys({ dataDir, passphraseFile });
    await cp(path.join(dataDir, 'keys', 'ledger'), path.join(dataDir, 'keys', 'master'));
    await expect(loadKeys({ dataDir, passphraseFile })).rejects.toMatchObject({ code: 'config-wrong' });
  });

  it('is refused when it is short or cannot be read', async () => {
    for (const passphraseFile of [await withPassphrase('short'), path.join(base, 'nowhere')]) {
      await expect(loadKeys({ dataDir: await fresh(), passphraseFile })).rejects.toMatchObject({
        code: 'config-wrong',
      });
    }
  });
});
