import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '../../src/index.ts';
import type { TreeHead, WitnessState } from '../../src/index.ts';

/** What a witness cosigned last of each log, on disk. */
export interface Memory {
  readonly state: WitnessState;
  /** Remembers a cosigned checkpoint, whole: with a later one that contradicts it, it is the proof of a fork. */
  keep(origin: string, checkpoint: string): Promise<void>;
  /** Keeps a request that contradicts what was cosigned, beside the memory. @returns the file's name */
  keepEvidence(request: Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/** Another witness works in this folder, or what lies in it cannot be read: to go on could cosign a fork. */
export class MemoryError extends Error {}

const ENDING = '.checkpoint';

/**
 * Opens the memory in a folder, for one process alone.
 * @throws MemoryError
 */
export async function openMemory(folder: string): Promise<Memory> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'lock');
  await takeLock(lock);
  const heads = new Map<string, TreeHead>();
  try {
    const kept = (await readdir(folder)).filter((name) => name.endsWith(ENDING));
    for (const name of kept) {
      const { origin, size, root } = await readKept(join(folder, name));
      heads.set(origin, { size, root });
    }
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  }
  return {
    state: heads,
    async keep(origin, checkpoint) {
      const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
      await writeDurably(folder, `${nameOf(origin)}${ENDING}`, checkpoint);
      heads.set(origin, { size, root });
    },
    async keepEvidence(request) {
      const name = `fork-${nameOf(request)}`;
      await writeDurably(folder, name, request);
      return name;
    },
    close: () => rm(lock, { force: true }),
  };
}

async function readKept(file: string): Promise<TreeHead & { readonly origin: string }> {
  try {
    return parseCheckpoint(parseNote(await readFile(file, 'utf8')).text);
  } catch {
    throw new MemoryError(
      `${file} is damaged. Without it a fork could be cosigned: put it back from a copy.`,
    );
  }
}

/** Written beside its place, on the disk, then put there: after a crash either it or the one before is there, whole. */
async function writeDurably(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const beside = join(folder, `${name}.new`);
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, join(folder, name));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Two processes with one memory would decide on the same state, and could cosign two roots of one size. */
async function takeLock(file: string): Promise<void> {
  for (let again = 0; again < 2; again += 1) {
    try {
      const lock = await open(file, 'wx', 0o600);
      await lock.writeFile(String(process.pid));
      await lock.close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(await readFile(file, 'utf8').catch(() => ''));
      if (owner > 0 && isAlive(owner)) {
        throw new MemoryError(`Process ${String(owner)} is the witness of this folder (${file}).`);
      }
      await rm(file, { force: true });
    }
  }
  throw new MemoryError(`${file} is taken by another witness.`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function nameOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
