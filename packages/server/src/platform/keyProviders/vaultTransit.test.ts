import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itKeepsTheContract } from '../../../../../tests/support/keyProvider.ts';
import { startVaultServer, type VaultServer } from '../../../../../tests/support/vaultServer.ts';
import type { KeyProvider } from '../keyProvider.ts';
import { openVaultKeyProvider, type VaultSettings } from './vaultTransit.ts';

/* Against a protocol server, since the real Vault is not to be had here: tests/support/vaultServer.ts. */

let folder: string;
let vault: VaultServer;
let settings: VaultSettings;
let provider: KeyProvider;
let tokens = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-vault-'));
  vault = await startVaultServer('');
  settings = {
    address: vault.address,
    tokenFile: path.join(folder, 'token'),
    mount: 'transit',
    answerMs: 400,
  };
});
beforeEach(async () => {
  Object.assign(vault, { sealed: false, silent: false, instead: null });
  vault.token = `hvs.made-up-token-${String(++tokens)}`;
  await writeFile(settings.tokenFile, `${vault.token}\n`, { mode: 0o600 });
  provider = await openVaultKeyProvider(settings);
});
afterAll(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

const context = () => `agreement:agr_${randomBytes(6).toString('hex')}`;
const unavailable = (text: string) => ({
  code: 'key-unavailable',
  detail: expect.stringContaining(text) as string,
});

describe('keys in the transit engine', () => {
  itKeepsTheContract(() => provider);

  it('have versions: after a rotation the new one wraps and the old one opens', async () => {
    const mine = context();
    const key = randomBytes(32);
    const first = await provider.wrap(key, mine);
    await provider.rotate(mine);
    const second = await provider.wrap(key, mine);
    expect([first, second].map((text) => text.slice(0, 9))).toEqual(['vault:v1:', 'vault:v2:']);
    for (const text of [first, second]) expect(Buffer.from(await provider.unwrap(text, mine))).toEqual(key);
  });

  it('are named by a hash: Vault and its audit log learn no agreement, except in what is authenticated', async () => {
    const mine = context();
    await provider.wrap(randomBytes(32), mine);
    expect(vault.keys().some((name) => name.includes('agr_'))).toBe(false);
    expect(vault.asked.every(({ call }) => !call.includes('agr_'))).toBe(true);
  });
});

describe('a Vault that does not help', () => {
  it('is said: sealed, silent, forbidding, talking nonsense, gone', async () => {
    const mine = context();
    const wrapped = await provider.wrap(randomBytes(32), mine);
    vault.sealed = true;
    await expect(provider.unwrap(wrapped, mine)).rejects.toMatchObject(unavailable('sealed'));
    await expect(provider.wrap(randomBytes(32), mine)).rejects.toMatchObject(unavailable('sealed'));
    await expect(openVaultKeyProvider(settings)).rejects.toMatchObject(unavailable('sealed'));
    vault.sealed = false;
    vault.silent = true;
    await expect(provider.unwrap(wrapped, mine)).rejects.toMatchObject(unavailable('TimeoutError'));
    vault.silent = false;
    for (const body of ['', '<html>', '{"data":{}}', '{"data":{"plaintext":"no base64!"}}', '[]']) {
      vault.instead = { status: 200, body };
      await expect(provider.unwrap(wrapped, mine)).rejects.toMatchObject(unavailable('no answer'));
    }
    vault.instead = null;
    expect(await provider.unwrap(wrapped, mine)).toHaveLength(32);
    const nobody = { ...settings, address: 'http://localhost:1' };
    await expect(openVaultKeyProvider(nobody)).rejects.toMatchObject({
      code: 'config-wrong',
      detail: expect.stringContaining('VAULT_ADDR') as string,
    });
  });

  it('is not followed elsewhere: a redirect would carry the token away', async () => {
    const thief = await startVaultServer(vault.token);
    vault.instead = { status: 307, body: '', location: `${thief.address}/v1/transit/keys/x` };
    await expect(provider.wrap(randomBytes(32), context())).rejects.toMatchObject({
      code: 'key-unavailable',
    });
    expect(thief.asked).toEqual([]);
    await thief.close();
  });

  it('never gets key, token or its own error text into ours', async () => {
    const key = randomBytes(32);
    const mine = context();
    vault.instead = { status: 400, body: JSON.stringify({ errors: [`bad ${key.toString('base64')}`] }) };
    for (const work of [provider.wrap(key, mine), provider.rotate(mine), provider.destroy(mine)]) {
      const error: unknown = await work.then(
        () => 'nothing',
        (reason: unknown) => reason,
      );
      const shown = inspect(error, { depth: 10 });
      expect(shown).toContain('key-unavailable');
      for (const secret of [key.toString('base64'), vault.token, 'bad ']) expect(shown).not.toContain(secret);
    }
  });
});

describe('the token', () => {
  it('is read again when Vault no longer takes it, once', async () => {
    const mine = context();
    const wrapped = await provider.wrap(randomBytes(32), mine);
    vault.token = 'hvs.renewed';
    await expect(provider.unwrap(wrapped, mine)).rejects.toMatchObject(unavailable('policy'));
    await writeFile(settings.tokenFile, 'hvs.renewed\n');
    expect(await provider.unwrap(wrapped, mine)).toHaveLength(32);
  });

  it('that is wrong, missing or open to others stops the start', async () => {
    const start = (tokenFile: string) => openVaultKeyProvider({ ...settings, tokenFile });
    const wrong = path.join(folder, 'wrong');
    await writeFile(wrong, 'hvs.wrong', { mode: 0o600 });
    const refused = { code: 'config-wrong', detail: expect.stringContaining('VAULT_TOKEN_FILE') as string };
    await expect(start(wrong)).rejects.toMatchObject(refused);
    await expect(start(path.join(folder, 'none'))).rejects.toMatchObject(refused);
    await chmod(wrong, 0o644);
    await expect(start(wrong)).rejects.toMatchObject({ code: 'key-unsafe' });
    await writeFile(wrong, 'two\nlines');
    await chmod(wrong, 0o600);
    await expect(start(wrong)).rejects.toMatchObject(refused);
  });
});
