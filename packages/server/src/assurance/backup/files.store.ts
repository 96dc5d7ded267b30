import { createHash, randomBytes } from 'node:crypto';
import { access, link, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { errno, syncFolder } from '../../platform/files.ts';

/** A file as it was written. */
export interface Written {
  readonly bytes: number;
  /** Hexadecimal, of the file as it lies there: locked. */
  readonly sha256: string;
}

/**
 * Writes a file (0600) that was not there: it gets its name once it is whole, durable and agreed to, and what fails leaves
 * nothing.
 * @param agree told what was written, before it gets its name; when it throws, there is no file
 * @throws Failure `config-wrong` when there is one already
 */
export async function writeWhole(
  file: string,
  source: AsyncIterable<Uint8Array>,
  agree: (written: Written) => Promise<void> = async () => undefined,
): Promise<Written> {
  if (await isThere(file)) throw taken(file);
  const beside = `${file}.${randomBytes(6).toString('hex')}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      for await (const piece of source) {
        hash.update(piece);
        bytes += piece.length;
        await handle.writeFile(piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    const written = { bytes, sha256: hash.digest('hex') };
    await agree(written);
    await link(beside, file);
    await syncFolder(path.dirname(file));
    return written;
  } catch (error) {
    throw errno(error) === 'EEXIST' ? taken(file) : error;
  } finally {
    await rm(beside, { force: true });
  }
}

const taken = (file: string): Failure =>
  new Failure('config-wrong', `${file} is there already. A backup is not written over another.`);

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * A file's bytes, opened when they are asked for.
 * @throws Failure `config-wrong`, with the first of them, when there is none that can be read
 */
export async function* readWhole(file: string): AsyncGenerator<Uint8Array, void, void> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw new Failure('config-wrong', `Cannot read ${file} (${errno(error) ?? 'unknown error'}).`, error);
  });
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(READ), 0, READ);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const READ = 2 ** 18;
