import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { openBytes, sealBytes } from './aead.ts';
import { createPrivate, errno, makeFolder, readIfThere, syncFolder } from './files.ts';
import type { KeyProvider } from './keyProvider.ts';
import type { Keys } from './keys.ts';

const NAME = 'local';
const WRAPPED = /^local\.(\d{1,6})\.([A-Za-z0-9_-]+)$/;
const DESTROYED = 'destroyed';

/**
 * Keys in files below `<dataDir>/keys/data`, one a context and version, each sealed with the installation's key. They
 * lie outside the database on purpose: a key that is deleted here opens no backup of the database.
 */
export function createLocalKeyProvider(keys: Keys, dataDir: string): KeyProvider {
  const folder = path.join(dataDir, 'keys', 'data');
  const fileOf = (context: string, version: number | typeof DESTROYED) =>
    path.join(folder, `${nameOf(context)}.${String(version)}`);
  const sealedFor = (context: string, version: number) => `data-key:${context}:${String(version)}`;

  const filesOf = async (context: string): Promise<readonly string[]> =>
    (await listed(folder)).filter((file) => file.startsWith(`${nameOf(context)}.`));
  const markOf = (context: string) => `${nameOf(context)}.${DESTROYED}`;

  const versions = async (context: string): Promise<readonly number[]> => {
    const prefix = `${nameOf(context)}.`;
    const found = await filesOf(context);
    if (found.includes(markOf(context))) throw new Failure('key-destroyed', context);
    return found
      .map((file) => Number(file.slice(prefix.length)))
      .filter((version) => Number.isSafeInteger(version) && version > 0)
      .toSorted((a, b) => a - b);
  };

  const read = async (context: string, version: number): Promise<Buffer> => {
    const sealed = await readIfThere(fileOf(context, version));
    if (sealed === undefined) {
      // Tells a key that was destroyed from one that is lost.
      await versions(context);
      throw new Failure(
        'key-unavailable',
        `no key of version ${String(version)} for ${context} in ${folder}`,
      );
    }
    return Buffer.from(keys.unseal(sealed.trim(), sealedFor(context, version)), 'base64');
  };

  const make = async (context: string, version: number): Promise<void> => {
    await makeFolder(folder, 0o700);
    const fresh = randomBytes(32).toString('base64');
    await createPrivate(fileOf(context, version), `${keys.seal(fresh, sealedFor(context, version))}\n`);
  };

  return {
    name: NAME,

    async wrap(dataKey, context) {
      let newest = (await versions(context)).at(-1);
      if (newest === undefined) {
        newest = 1;
        await make(context, newest);
      }
      return written(newest, sealBytes(await read(context, newest), dataKey, context));
    },

    async unwrap(wrapped, context) {
      const { version, sealed } = parsed(wrapped);
      return opened(await read(context, version), sealed, context);
    },

    async rotate(context) {
      await make(context, ((await versions(context)).at(-1) ?? 0) + 1);
      return true;
    },

    async destroy(context) {
      await makeFolder(folder, 0o700);
      // First the mark: whatever happens next, no new key is made for what is to be gone.
      await createPrivate(fileOf(context, DESTROYED), `${context}\n`);
      for (const file of await filesOf(context)) {
        if (file !== markOf(context)) await rm(path.join(folder, file));
      }
      await syncFolder(folder);
      return true;
    },

    isDestroyed: async (context) => (await filesOf(context)).includes(markOf(context)),
  };
}

/**
 * Where CORDON_SECRET stands for the key files, every key follows from it, and none can be made anew or destroyed.
 * @param keys those of the secret
 */
export function createDerivedKeyProvider(keys: Keys): KeyProvider {
  const keyOf = (context: string) => keys.derive(`data-key:${context}`);
  return {
    name: 'secret',
    wrap: async (dataKey, context) => written(0, sealBytes(keyOf(context), dataKey, context)),
    unwrap: async (wrapped, context) => {
      const { version, sealed } = parsed(wrapped);
      if (version !== 0) throw new Failure('key-unavailable', `wrapped by a key file, not by CORDON_SECRET`);
      return opened(keyOf(context), sealed, context);
    },
    rotate: async () => false,
    destroy: async () => false,
    isDestroyed: async () => false,
  };
}

function nameOf(context: string): string {
  return createHash('sha256').update(context).digest('hex').slice(0, 32);
}

function written(version: number, sealed: Buffer): string {
  return `${NAME}.${String(version)}.${sealed.toString('base64url')}`;
}

function parsed(wrapped: string): { readonly version: number; readonly sealed: Buffer } {
  const [, version, sealed] = WRAPPED.exec(wrapped) ?? [];
  if (version === undefined || sealed === undefined) {
    throw new Failure('key-unavailable', 'wrapped by another key provider');
  }
  return { version: Number(version), sealed: Buffer.from(sealed, 'base64url') };
}

function opened(key: Uint8Array, sealed: Buffer, context: string): Uint8Array {
  try {
    return openBytes(key, sealed, context);
  } catch (error) {
    throw new Failure('key-unavailable', `a wrapped key does not open for ${context}`, error);
  }
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}
