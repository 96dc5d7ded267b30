import { constants } from 'node:fs';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory, where there is one: what lies in a scratch file is raw. */
const MEMORY = '/dev/shm';

/** Followed by the id of the process it is of. */
const NAME = 'cordon-scratch-';

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
  const folder = await mkdtemp(join(await place(), `${NAME}${String(process.pid)}-`));
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  try {
    await writeFile(from, bytes, { mode: 0o600 });
    const made = await work(from, to);
    return { made, bytes: await readFile(to) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what a process left that was killed in the middle of its work. @returns how many folders */
export async function sweepScratch(): Promise<number> {
  const parent = await place();
  const left = (await readdir(parent)).filter((name) => name.startsWith(NAME) && !isAlive(ownerOf(name)));
  // Of another user's we may remove nothing, and need not.
  const removed = await Promise.allSettled(left.map((name) => rm(join(parent, name), { recursive: true })));
  return removed.filter(({ status }) => status === 'fulfilled').length;
}

async function place(): Promise<string> {
  const writes = access(MEMORY, constants.W_OK);
  return writes.then(
    () => MEMORY,
    () => tmpdir(),
  );
}

function ownerOf(name: string): number {
  return Number.parseInt(name.slice(NAME.length), 10);
}

/** Signal 0 asks and does nothing (kill(2)); what is another user's is alive too. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
