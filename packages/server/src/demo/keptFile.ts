import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';

/** What a demo keeps beside its data for its next start, readable by its owner alone. */
export async function keep(dataDir: string, file: string, value: unknown): Promise<void> {
  await writeFile(path.join(dataDir, file), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
}

/**
 * @returns null when the folder holds none
 * @throws Failure `folder-damaged`
 */
export async function kept<T>(dataDir: string, name: string): Promise<T | null> {
  const file = path.join(dataDir, name);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Failure('folder-damaged', `${file} cannot be read.`, error);
  }
}
