import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itKeepsTheContract } from '../../../../../tests/support/keyProvider.ts';
import { startVaultServer, type VaultServer } from '../../../../../tests/support/vaultServer.ts';
import { readConfig } from '../../config.ts';
import { loadKeys, type Keys } from '../keys.ts';
import { openKeyProviders, type OpenKeyProvider } from './index.ts';

let folder: string;
let vault: VaultServer;
let keys: Keys;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-providers-'));
  vault = await startVaultServer('hvs.made-up');
  keys = await loadKeys({ dataDir: folder });
  const tokenFile = path.join(folder, 'token');
  await writeFile(tokenFile, vault.token, { mode: 0o600 });
  env = { VAULT_ADDR: vault.address, VAULT_TOKEN_FILE: tokenFile };
});
afterAll(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (kinds: string): Promise<OpenKeyProvider> =>
  openKeyProviders(readConfig({ ...env, KEY_PROVIDER: kinds }).keyProviders, {
    ...{ keys, dataDir: folder, secret: undefined },
  });

describe('two providers as one', () => {
  itKeepsTheContract(() => open('vault,file'));

  it('let keys move while people work: both open, the first wraps', async () => {
    const context = 'agreement:agr_moving';
    const key = randomBytes(32);
    const [before, during, after] = [await open('file,vault'), await open('vault,file'), await open('vault')];
    const old = await before.wrap(key, context);
    expect(old).toMatch(/^local\./);
    expect(before.name).toBe('local');
    const moved = await during.wrap(await during.unwrap(old, context), context);
    expect(moved).toMatch(/^vault:/);
    expect(during.name).toBe('vault');
    // Whoever was started before the move opens both.
    for (const provider of [before, during]) {
      for (const wrapped of [old, moved]) {
        expect(Buffer.from(await provider.unwrap(wrapped, context))).toEqual(key);
      }
    }
    expect(Buffer.from(await after.unwrap(moved, context))).toEqual(key);
    await expect(after.unwrap(old, context)).rejects.toMatchObject({ code: 'key-unavailable' });
  });

  it('make no key for what only one of them knows to be destroyed', async () => {
    const context = 'agreement:agr_gone';
    const [file, both] = [await open('file'), await open('vault,file')];
    await file.destroy(context);
    expect(await both.isDestroyed(context)).toBe(true);
    await expect(both.wrap(randomBytes(32), context)).rejects.toMatchObject({ code: 'key-destroyed' });
    await expect(both.rotate(context)).rejects.toMatchObject({ code: 'key-destroyed' });
    // With the new one alone there would be nothing to stop it: that is what a move carries over.
    expect(await (await open('vault')).isDestroyed(context)).toBe(false);
  });

  it('destroy in both', async () => {
    const context = 'agreement:agr_ending';
    const [one, both] = [await open('file'), await open('vault,file')];
    const old = await one.wrap(randomBytes(32), context);
    expect(await both.destroy(context)).toBe(true);
    await expect(one.unwrap(old, context)).rejects.toMatchObject({ code: 'key-destroyed' });
    await expect(both.wrap(randomBytes(32), context)).rejects.toMatchObject({ code: 'key-destroyed' });
  });
});

describe('the settings', () => {
  const refused = (settings: Record<string, string>): string => {
    try {
      readConfig(settings);
    } catch (error) {
      if (error instanceof Failure) return error.detail ?? '';
    }
    return 'accepted';
  };

  it('are a file beside the installation unless told', () => {
    expect(readConfig({}).keyProviders).toEqual([{ kind: 'file' }]);
  });

  it.each([
    ['an unknown provider', { KEY_PROVIDER: 'cloud' }, /^KEY_PROVIDER.*file, pkcs11 or vault/],
    ['one twice', { KEY_PROVIDER: 'file,file' }, /^KEY_PROVIDER.*once/],
    [
      'no module',
      { KEY_PROVIDER: 'pkcs11', PKCS11_TOKEN: 't', PKCS11_PIN_FILE: 'p' },
      /^PKCS11_MODULE is needed/,
    ],
    [
      'no PIN file',
      { KEY_PROVIDER: 'pkcs11', PKCS11_TOKEN: 't', PKCS11_MODULE: 'm' },
      /^PKCS11_PIN_FILE is needed/,
    ],
    ['no address', { KEY_PROVIDER: 'file,vault', VAULT_TOKEN_FILE: 't' }, /^VAULT_ADDR is needed/],
    ['plain http', { VAULT_ADDR: 'http://vault.example.com:8200' }, /^VAULT_ADDR.*https/],
    ['a token in the address', { VAULT_ADDR: 'https://hvs.secret@vault.example.com' }, /^VAULT_ADDR.*https/],
    ['a mount that climbs', { VAULT_TRANSIT_MOUNT: '../sys' }, /^VAULT_TRANSIT_MOUNT/],
  ])('refuse %s', (_, settings, text) => {
    const said = refused(settings);
    expect(said).toMatch(text);
    expect(said).not.toContain('hvs.');
  });
});
