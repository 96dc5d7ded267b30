import { packPaths, type PackReader } from '@cordon/core/agreements';
import { openZip } from './zip.ts';

/** A file somebody chose; `path` from the folder they chose it in. */
export interface Chosen {
  readonly path: string;
  readonly file: Blob;
}

/**
 * A pack from what somebody chose: the zip itself, or the files it was unpacked to.
 * @throws Error in plain words when it is neither
 */
export async function openChosen(chosen: readonly Chosen[]): Promise<PackReader> {
  const [first] = chosen;
  if (first === undefined) throw new Error('Nothing was chosen.');
  const manifest = chosen.find(
    ({ path }) => path === packPaths.manifest || path.endsWith(`/${packPaths.manifest}`),
  );
  if (manifest === undefined) {
    if (chosen.length > 1)
      throw new Error('There is no manifest.json among these files. Choose the pack, or its whole folder.');
    return openZip(first.file);
  }
  // The folder's own name is whatever somebody called it.
  const prefix = manifest.path.slice(0, -packPaths.manifest.length);
  const files = new Map(
    chosen
      .filter(({ path }) => path.startsWith(prefix))
      .map(({ path, file }) => [path.slice(prefix.length), file]),
  );
  return {
    paths: [...files.keys()],
    async read(path) {
      const file = files.get(path);
      return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
    },
  };
}
