import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeEmbedded, startEmbedded, type Embedded } from '../../platform/embedded.ts';
import { temporaryDataDir } from '../../platform/temporary.ts';

/** Followed by the id of the process it is of. */
const NAME = 'cordon-restore-drill-';

/** Where a drill makes a backup and restores it, with a PostgreSQL of its own that nobody else is in. */
export interface DrillPlace {
  /** Where the backup goes. */
  readonly file: string;
  /** Starts the database. @returns the owner's login to it */
  start(): Promise<string>;
  /** Takes everything away: database, backup, folder. */
  remove(): Promise<void>;
}

export async function openPlace(): Promise<DrillPlace> {
  const { dataDir, remove } = await temporaryDataDir(`${NAME}${String(process.pid)}-`);
  let embedded: Embedded | undefined;
  return {
    file: path.join(dataDir, 'backup'),
    async start() {
      // Nothing of it is to last, so it need not wait for the disk.
      embedded = await startEmbedded({ dataDir, durable: false });
      return embedded.ownerUrl;
    },
    async remove() {
      await embedded?.stop();
      await remove();
    },
  };
}

/** Takes away what a process left that was killed in the middle of a drill. @returns how many places */
export async function sweepPlaces(): Promise<number> {
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(NAME) && !isAlive(ownerOf(name)));
  for (const name of left) {
    const folder = path.join(tmpdir(), name);
    await removeEmbedded(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
  return left.length;
}

function ownerOf(name: string): number {
  return Number.parseInt(name.slice(NAME.length), 10);
}

/** Signal 0 asks and does nothing (kill(2)); what is another user's is alive too. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
