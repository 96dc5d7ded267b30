import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runVerify } from '@cordon/ledger/command';
import type pg from 'pg';
import { createBook } from '../../packages/server/src/ledger/book.ts';
import { createBookStore } from '../../packages/server/src/ledger/book.store.ts';
import { readCheckpoint } from '../../packages/server/src/ledger/store.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';

/** The newest checkpoint of a ledger; undefined before its first. */
export const newest = async (pool: pg.Pool): Promise<string | undefined> =>
  (await readCheckpoint(pool))?.note;

/**
 * What an auditor's program says of the whole ledger, as exported now.
 * @param older a checkpoint kept from before: the ledger must continue it
 */
export async function audited(
  pool: pg.Pool,
  vkey: string,
  older?: string,
): Promise<{ exit: number; size: number; problems: unknown[] }> {
  const to = await mkdtemp(path.join(tmpdir(), 'cordon-audited-'));
  try {
    const book = createBook(createBookStore(pool), vkey, sha256);
    for await (const { path: name, bytes } of book.files()) {
      const file = path.join(to, ...name.split('/'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    const argv = [to, '--key', vkey];
    if (older !== undefined) {
      await writeFile(path.join(to, 'older'), older);
      argv.push('--older', path.join(to, 'older'));
    }
    let out = '';
    const exit = await runVerify(argv, { out: (text) => (out += text), err: () => undefined });
    const { size, problems } = JSON.parse(out) as { size: number; problems: unknown[] };
    return { exit, size, problems };
  } finally {
    await rm(to, { recursive: true, force: true });
  }
}
