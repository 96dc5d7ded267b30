import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeEmbedded } from './embedded.ts';

export interface TemporaryDataDir {
  readonly dataDir: string;
  /** Deletes everything in it, the database wherever it lives. Stop the database first. */
  readonly remove: () => Promise<void>;
}

/**
 * A data folder that ends with the run, for demos and tests. As root others may pass through it (0711, they cannot
 * list it): the database's user must, else the cluster would go to a place that outlives a crash.
 * @param prefix begins the folder's name
 */
export async function temporaryDataDir(prefix: string): Promise<TemporaryDataDir> {
  const dataDir = await mkdtemp(path.join(tmpdir(), prefix));
  if (process.getuid?.() === 0) await chmod(dataDir, 0o711);
  return {
    dataDir,
    remove: async () => {
      await removeEmbedded(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
