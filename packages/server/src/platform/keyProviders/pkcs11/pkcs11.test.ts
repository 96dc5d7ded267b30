import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itKeepsTheContract } from '../../../../../../tests/support/keyProvider.ts';
import { makeSoftTokens, SOFT_PIN as PIN } from '../../../../../../tests/support/softToken.ts';
import { CKA, CKF_SESSION, CKK_AES, CKO } from './constants.ts';
import { loadModule, type Attribute, type Pkcs11Module } from './module.ts';
import { openPkcs11KeyProvider, type Pkcs11KeyProvider, type Pkcs11Settings } from './index.ts';

/* Against Debian's SoftHSM (package softhsm2): a token in a folder, through the same interface as any HSM. */

let folder: string;
let settings: Pkcs11Settings;
let provider: Pkcs11KeyProvider;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-hsm-'));
  const made = await makeSoftTokens(folder, 'cordon', 'locking');
  process.env.SOFTHSM2_CONF = made.config;
  settings = made.settings;
  provider = await openPkcs11KeyProvider(settings);
}, 60_000);

afterAll(async () => {
  await provider.close();
  delete process.env.SOFTHSM2_CONF;
  await rm(folder, { recursive: true, force: true });
});

async function pinFile(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text, { mode: 0o600 });
  return file;
}

/** The token as its owner sees it, with any tool. */
async function onToken<T>(work: (module: Pkcs11Module, session: number) => Promise<T>): Promise<T> {
  const module = await loadModule(settings.module);
  const slot = (await module.tokens()).find(({ label }) => label === 'cordon')?.slot ?? -1;
  const session = await module.openSession(slot, CKF_SESSION);
  try {
    return await work(module, session);
  } finally {
    await module.closeSession(session);
  }
}

/** The name of the key that wrapped. */
const nameOf = (wrapped: string): string => wrapped.split('.').slice(1, 3).join('.');

/** Makes a key that is called as another is, of the same context, by somebody else's hand. */
async function besideKey(
  name: string,
  called: string,
  make: (module: Pkcs11Module, session: number, key: readonly Attribute[]) => Promise<number>,
): Promise<void> {
  await onToken(async (module, session) => {
    for (const handle of await module.find(session, [...keys])) {
      const label = (await module.readBytes(session, handle, CKA.label)).toString();
      if (!label.endsWith(`:${name}`)) continue;
      await make(module, session, [
        ...([...keys, [CKA.keyType, CKK_AES], [CKA.token, true], [CKA.private, true]] as const),
        ...([
          [CKA.sensitive, true],
          [CKA.extractable, false],
        ] as const),
        ...([
          [CKA.encrypt, true],
          [CKA.decrypt, true],
        ] as const),
        [CKA.id, await module.readBytes(session, handle, CKA.id)],
        [CKA.label, Buffer.from(label.slice(0, -name.length) + called)],
      ]);
      return;
    }
    throw new Error(`no key ${name}`);
  });
}

const keys = [[CKA.class, CKO.secretKey]] as const;

describe('keys on a token', () => {
  itKeepsTheContract(() => provider);

  it('are AES-256, cannot be read out, and open for another process after a restart', async () => {
    const context = `agreement:agr_${randomBytes(4).toString('hex')}`;
    const key = randomBytes(32);
    const wrapped = await provider.wrap(key, context);
    const again = await openPkcs11KeyProvider(settings);
    expect(Buffer.from(await again.unwrap(wrapped, context))).toEqual(key);
    await again.close();
    await onToken(async (module, session) => {
      const found = await module.find(session, [...keys, [CKA.extractable, false], [CKA.sensitive, true]]);
      expect(found.length).toBeGreaterThan(0);
      expect(await module.find(session, [...keys, [CKA.extractable, true]])).toEqual([]);
      for (const handle of found) {
        // CKR_ATTRIBUTE_SENSITIVE
        await expect(module.readBytes(session, handle, CKA.value)).rejects.toMatchObject({ rv: 0x11 });
      }
    });
  });

  it('wrap many at once, of two sessions', async () => {
    const context = `party:pty_${randomBytes(4).toString('hex')}`;
    const other = await openPkcs11KeyProvider(settings);
    const data = Array.from({ length: 12 }, () => randomBytes(32));
    const wrapped = await Promise.all(data.map((key, at) => (at % 2 ? other : provider).wrap(key, context)));
    expect(new Set(wrapped.map(nameOf)).size).toBe(1);
    for (const [at, text] of wrapped.entries()) {
      expect(Buffer.from(await provider.unwrap(text, context))).toEqual(data[at]);
    }
    await other.close();
  });

  it('that two replicas made at once, each as the first, open for both what either wrapped', async () => {
    const context = `party:pty_${randomBytes(4).toString('hex')}`;
    const other = await openPkcs11KeyProvider(settings);
    const key = randomBytes(32);
    const mine = await provider.wrap(key, context);
    // The other replica had looked before that key was there.
    await besideKey(nameOf(mine), '1.ffffffff', (module, session, key) =>
      module.generateKey(session, [...key, [CKA.valueLen, 32]]),
    );
    const theirs = await other.wrap(key, context);
    expect(nameOf(theirs)).toBe('1.ffffffff');
    for (const replica of [provider, other]) {
      expect(Buffer.from(await replica.unwrap(mine, context))).toEqual(key);
      expect(Buffer.from(await replica.unwrap(theirs, context))).toEqual(key);
    }
    await other.close();
  });

  it('that somebody brought in from outside wrap nothing: they are known there', async () => {
    const context = `agreement:agr_${randomBytes(4).toString('hex')}`;
    const first = nameOf(await provider.wrap(randomBytes(32), context));
    await besideKey(first, '9.ffffffff', (module, session, key) =>
      module.createObject(session, [...key, [CKA.value, randomBytes(32)]]),
    );
    expect(nameOf(await provider.wrap(randomBytes(32), context))).toBe(first);
  });

  it('that somebody deleted are lost, not destroyed, and said so', async () => {
    const context = `agreement:agr_${randomBytes(4).toString('hex')}`;
    const wrapped = await provider.wrap(randomBytes(32), context);
    await onToken(async (module, session) => {
      const label = Buffer.from(`cordon:`);
      for (const handle of await module.find(session, [...keys])) {
        const name = await module.readBytes(session, handle, CKA.label);
        expect(name.subarray(0, label.length)).toEqual(label);
        if (name.toString().endsWith(`:${nameOf(wrapped)}`)) {
          await module.destroyObject(session, handle);
        }
      }
    });
    await expect(provider.unwrap(wrapped, context)).rejects.toMatchObject({
      code: 'key-unavailable',
      detail: expect.stringContaining('no key 1.') as string,
    });
  });

  it('are found again when the session broke', async () => {
    const context = `agreement:agr_${randomBytes(4).toString('hex')}`;
    const mine = await openPkcs11KeyProvider(settings);
    const key = randomBytes(32);
    const wrapped = await mine.wrap(key, context);
    const module = await loadModule(settings.module);
    // Sessions have small numbers; closing them all is what a pulled cable does.
    for (let session = 1; session < 60; session++) await module.closeSession(session).catch(() => undefined);
    expect(Buffer.from(await mine.unwrap(wrapped, context))).toEqual(key);
    expect(Buffer.from(await provider.unwrap(wrapped, context))).toEqual(key);
    await mine.close();
  });
});

describe('a start', () => {
  const refused = (change: Partial<Pkcs11Settings>) =>
    openPkcs11KeyProvider({ ...settings, ...change }).then(
      () => 'opened',
      (error: unknown) => `${(error as { code: string }).code}: ${(error as { detail: string }).detail}`,
    );

  it('says which setting is wrong, and never what the PIN is', async () => {
    expect(await refused({ module: path.join(folder, 'none.so') })).toMatch(/^config-wrong: PKCS11_MODULE/);
    expect(await refused({ token: 'nobody' })).toMatch(/^config-wrong: PKCS11_TOKEN/);
    expect(await refused({ pinFile: path.join(folder, 'none') })).toMatch(/^config-wrong: PKCS11_PIN_FILE/);
    expect(await refused({ pinFile: await pinFile('empty', '\n') })).toMatch(
      /^config-wrong: PKCS11_PIN_FILE/,
    );
    const open = await pinFile('open', PIN);
    await chmod(open, 0o644);
    expect(await refused({ pinFile: open })).toMatch(/^key-unsafe/);
  });

  it('with a wrong PIN tries it once: tokens lock', async () => {
    const wrong = await refused({ token: 'locking', pinFile: await pinFile('wrong', '24681357') });
    expect(wrong).toMatch(/^config-wrong: PKCS11_PIN_FILE/);
    expect(wrong).not.toContain('24681357');
  });

  it('and a session that broke: a PIN that was refused is not tried again, even when the file is mended', async () => {
    const file = await pinFile('changing', PIN);
    const mine = await openPkcs11KeyProvider({ ...settings, token: 'locking', pinFile: file });
    const context = 'party:pty_locking';
    await mine.wrap(randomBytes(32), context);
    const module = await loadModule(settings.module);
    for (const pin of ['24681357', PIN]) {
      await writeFile(file, pin);
      for (let session = 1; session < 90; session++)
        await module.closeSession(session).catch(() => undefined);
      await expect(mine.wrap(randomBytes(32), context)).rejects.toMatchObject({ code: 'config-wrong' });
    }
    await mine.close();
  });
});
