import { constants } from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory, where there is one: what lies in a scratch file is raw. */
const MEMORY = '/dev/shm';

/**
 * Lets a program that knows files alone work on bytes: they lie in a folder that only we may read, in memory where the system
 * can, and are gone whatever comes of it.
 * @param work given the path of the bytes, and the path it has to write
 * @returns what was made of them, and the bytes it wrote
 */
export async function inScratch<T>(
  bytes: Uint8Array,
  work: (from: string, to: string) => Promise<T>,
): Promise<{ readonly made: T; readonly bytes: Uint8Array }> {
  const memory = await access(MEMORY, constants.W_OK).then(
    () => true,
    () => false,
  );
  const folder = await mkdtemp(join(memory ? MEMORY : tmpdir(), 'cordon-scratch-'));
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  try {
    await writeFile(from, bytes, { mode: 0o600 });
    const made = await work(from, to);
    return { made, bytes: await readFile(to) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
