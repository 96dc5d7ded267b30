import { readdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure, type Code } from '@cordon/core/kernel';

/** A file that was written to this lately may not be finished. */
const QUIET_MS = 60_000;
const MOST_BYTES = 200 * 1024 * 1024;

const LOG = /\.(csv|json|log)$/;
/** A file under comparison; one that stays so was left by a server that ended. */
const TAKING = /\.(csv|json|log)\.taking$/;

/** What became of the files in a folder. */
export interface Taken {
  readonly files: number;
  /** Why the last one that was not compared was not. */
  readonly code: Code | null;
}

/**
 * Takes every finished log out of `DIR/SOURCE`, oldest first: each is compared once and then called `.compared`, or
 * `.refused` when it is no log. One that could not be compared for another reason stays for the next time. Links are not followed.
 * @returns null when there is no such folder
 */
export async function takeLogs(
  dir: string,
  source: string,
  compare: (text: string) => Promise<unknown>,
  now: Date,
): Promise<Taken | null> {
  // By what is listed, so that no name of a source leads out of the folder.
  const folders = await readdir(dir, { withFileTypes: true });
  if (!folders.some((one) => one.isDirectory() && one.name === source)) return null;
  const folder = path.join(dir, source);
  let files = 0;
  let code: Code | null = null;
  for (const name of await finished(folder, now)) {
    const plain = path.join(folder, name.replace(/\.taking$/, ''));
    const taking = `${plain}.taking`;
    // First, so that a folder that cannot be written is noticed before, and not compared every hour.
    await rename(path.join(folder, name), taking);
    const refused = await problem(taking, compare);
    if (refused === null) files += 1;
    else code = refused;
    const end = refused === null ? '.compared' : refused === 'bad-request' ? '.refused' : '';
    await rename(taking, `${plain}${end}`);
  }
  return { files, code };
}

async function problem(file: string, compare: (text: string) => Promise<unknown>): Promise<Code | null> {
  try {
    if ((await stat(file)).size > MOST_BYTES) return 'bad-request';
    await compare(await readFile(file, 'utf8'));
    return null;
  } catch (error) {
    return error instanceof Failure ? (error as Failure).code : 'internal';
  }
}

async function finished(folder: string, now: Date): Promise<readonly string[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((one) => one.isFile() && (LOG.test(one.name) || TAKING.test(one.name)))
    .map(({ name }) => name);
  const times = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).mtimeMs));
  return names
    .map((name, nth) => ({ name, at: times[nth] ?? 0 }))
    .filter(({ at }) => now.getTime() - at > QUIET_MS)
    .toSorted((a, b) => a.at - b.at)
    .map(({ name }) => name);
}
