import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { errno, syncFolder } from '../../platform/files.ts';
import { readTar, TAR_END, tarFile } from '../../platform/tar.ts';

const KEYS = 'keys';
/** Files of keys lie here or one folder below, and are named by us. */
const NAME = /^keys\/(?:[a-z0-9][\w.-]{0,40}\/)?[a-z0-9][\w.-]{0,80}$/i;

/**
 * The files of keys of a data folder, as they lie there: locked ones stay locked.
 * @throws Failure `config-wrong` when there are none
 */
export async function* packKeys(dataDir: string, at: Date): AsyncGenerator<Buffer, void, void> {
  const names = await namesBelow(path.join(dataDir, KEYS));
  if (names.length === 0)
    throw new Failure(
      'config-wrong',
      `There are no keys in ${dataDir}: they come from CORDON_SECRET. Keep that.`,
    );
  for (const name of names) {
    if (!NAME.test(`${KEYS}/${name}`))
      throw new Failure('config-wrong', `${dataDir}/${KEYS}/${name} is no key of Cordon. Move it away.`);
    const content = await readFile(path.join(dataDir, KEYS, name));
    yield* tarFile({ name: `${KEYS}/${name}`, content }, Math.floor(at.getTime() / 1000));
  }
  yield TAR_END;
}

async function namesBelow(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .filter((one) => one.isFile())
      .map((one) => path.relative(folder, path.join(one.parentPath, one.name)).split(path.sep).join('/'))
      .toSorted();
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Keys that were unpacked and are not in use yet. */
export interface UnpackedKeys {
  /** A data folder with nothing but the keys. */
  readonly dataDir: string;
  /** Puts them where they belong. */
  install(): Promise<void>;
  /** Takes away what was not put there. */
  discard(): Promise<void>;
}

/**
 * Unpacks keys beside where they belong.
 * @param source the archive, decrypted
 * @throws Failure `restore-not-empty` when the data folder has keys, `backup-unreadable`
 */
export async function unpackKeys(source: AsyncIterable<Uint8Array>, dataDir: string): Promise<UnpackedKeys> {
  if ((await namesBelow(path.join(dataDir, KEYS))).length > 0)
    throw new Failure(
      'restore-not-empty',
      `${dataDir} has keys already. Move them away, or restore without --keys.`,
    );
  const beside = path.join(dataDir, `restoring-${randomBytes(6).toString('hex')}`);
  const discard = () => rm(beside, { recursive: true, force: true });
  try {
    await mkdir(path.join(beside, KEYS), { recursive: true, mode: 0o700 });
    for await (const { name, content } of readTar(source)) {
      if (!NAME.test(name))
        throw new Failure('backup-unreadable', 'It holds something that is no key of Cordon.');
      const file = path.join(beside, name);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, content, { mode: 0o600, flag: 'wx', flush: true });
    }
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    dataDir: beside,
    async install() {
      // An empty folder may be there.
      await rm(path.join(dataDir, KEYS), { recursive: true, force: true });
      await rename(path.join(beside, KEYS), path.join(dataDir, KEYS));
      await syncFolder(dataDir);
      await discard();
    },
    discard,
  };
}
