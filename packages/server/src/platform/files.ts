import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';

/** The `code` of a Node system error (`ENOENT` ...), or undefined. */
export function errno(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Makes names made or removed in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeBeside(file: string, text: string): Promise<string> {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return beside;
}

/**
 * Writes a 0600 file that did not exist, whole and durable before it gets its name.
 * Out: true when this call made it, false when the file was there already (it is left alone).
 */
export async function createPrivate(file: string, text: string): Promise<boolean> {
  const beside = await writeBeside(file, text);
  try {
    await link(beside, file);
  } catch (error) {
    if (errno(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(path.dirname(file));
  return true;
}

/** Replaces a 0600 file in one step, durable. */
export async function replacePrivate(file: string, text: string): Promise<void> {
  await rename(await writeBeside(file, text), file);
  await syncFolder(path.dirname(file));
}

/** The text of a file, or undefined when there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** `mkdir -p`. Node's own tries for ever where a folder exists and takes no others (/proc). */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const code = errno(error);
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    await makeFolder(path.dirname(folder), 0o755);
    await mkdir(folder, { mode }).catch((again: unknown) => {
      // Somebody else made it meanwhile.
      if (errno(again) !== 'EEXIST') throw again;
    });
  }
}

/**
 * Makes the data folder (0700, or 0711 as root, whose PostgreSQL user has to pass through it) and proves that it
 * can be written: mode bits do not tell for root, nor on a file system mounted read-only.
 * @throws Failure `folder-read-only`, or `folder-damaged` when there is something else at that path
 */
export async function ensureDataDir(folder: string): Promise<void> {
  const probe = path.join(folder, `.probe-${randomBytes(6).toString('hex')}`);
  try {
    await makeFolder(path.resolve(folder), process.getuid?.() === 0 ? 0o711 : 0o700);
    await (await open(probe, 'wx', 0o600)).close();
    await rm(probe);
  } catch (error) {
    const code = errno(error);
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      throw new Failure(
        'folder-read-only',
        `Cannot write in ${folder} (${code}). Choose another folder with DATA_DIR or --data.`,
        error,
      );
    }
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new Failure('folder-damaged', `${folder} is, or lies below, a file. A folder is needed.`, error);
    }
    throw new Failure(
      'start-failed',
      `Cannot use the data folder ${folder} (${code ?? 'unknown error'}).`,
      error,
    );
  }
}
