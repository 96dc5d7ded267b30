import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Place } from './publishing.ts';

/** A folder, for a web server or a backup: each file appears whole, or not at all. */
export function openFolder(folder: string): Place {
  const at = (name: string): string => path.join(folder, ...name.split('/'));
  return {
    async read(name) {
      try {
        return await readFile(at(name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async write(name, bytes) {
      const file = at(name);
      const parent = path.dirname(file);
      await mkdir(parent, { recursive: true });
      // Left over when a run is cut short, and written over by the next.
      const beside = `${file}.new`;
      await synced(beside, 'w', (handle) => handle.writeFile(bytes));
      await rename(beside, file);
      // The name itself: a checkpoint that outlives a power cut must not do so without its tiles.
      await synced(parent, 'r', () => Promise.resolve());
    },
  };
}

async function synced(
  file: string,
  flags: 'w' | 'r',
  work: (handle: Awaited<ReturnType<typeof open>>) => Promise<void>,
): Promise<void> {
  const handle = await open(file, flags);
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
