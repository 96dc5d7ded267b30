import { packPaths, type PackReader } from '@cordon/core/agreements';
import type { LogReader } from '@cordon/ledger';
import { openChosen, type Chosen } from './files.ts';
import { openZip } from './zip.ts';

/** An exported log, and how many files of entries there are: what progress is counted by. */
export interface OpenedLog {
  readonly reader: LogReader;
  readonly bundles: number;
}

/** What somebody chose, told by what stands in it. */
export type Opened =
  | { readonly kind: 'pack'; readonly reader: PackReader }
  | { readonly kind: 'log'; readonly log: OpenedLog }
  | { readonly kind: 'proof'; readonly text: string };

/** C2SP tlog-proof: how every such file begins. */
const PROOF = 'c2sp.org/tlog-proof@';

/** Of one entry and its body, which have bounds of their own. */
const MOST_PROOF = 4 * 1024 * 1024;

/**
 * Opens a pack, an exported log or a proof: a zip, the files of a folder, or one file.
 * @throws Error in plain words when it is none of them
 */
export async function openAny(chosen: readonly Chosen[]): Promise<Opened> {
  const [first] = chosen;
  if (first !== undefined && chosen.length === 1) {
    if ((await first.file.slice(0, PROOF.length).text()) === PROOF) {
      if (first.file.size > MOST_PROOF) throw new Error('The file is larger than any proof of one entry.');
      return { kind: 'proof', text: await first.file.text() };
    }
    if (nameOf(first.path) !== 'checkpoint' && first.path !== packPaths.manifest) {
      const zip = await openZip(first.file);
      const log = zip.paths.includes(packPaths.manifest) ? null : logIn(zip.paths, (path) => zip.read(path));
      return log === null ? { kind: 'pack', reader: zip } : { kind: 'log', log };
    }
  }
  const paths = chosen.map(({ path }) => path);
  if (paths.some((path) => nameOf(path) === packPaths.manifest))
    return { kind: 'pack', reader: await openChosen(chosen) };
  const files = new Map(chosen.map(({ path, file }) => [path, file]));
  const log = logIn(paths, async (path) => {
    const file = files.get(path);
    return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
  });
  if (log === null)
    throw new Error(
      'There is neither a manifest.json nor a checkpoint among these files. Choose the pack, the log or the proof, with its whole folder.',
    );
  return { kind: 'log', log };
}

/** The log among these files: it is where its checkpoint is, whatever the folder above is called. */
function logIn(
  paths: readonly string[],
  read: (path: string) => Promise<Uint8Array | null>,
): OpenedLog | null {
  const [checkpoint] = paths
    .filter((path) => nameOf(path) === 'checkpoint')
    .toSorted((a, b) => a.length - b.length);
  if (checkpoint === undefined) return null;
  const prefix = checkpoint.slice(0, -'checkpoint'.length);
  const bundles = paths.filter((path) => path.startsWith(`${prefix}tile/entries/`)).length;
  if (bundles === 0 && paths.length > 1 && !paths.some((path) => path.includes('/')))
    throw new Error('These files have lost their folders. Choose the folder of the log, or a zip of it.');
  return { reader: { read: (path) => read(prefix + path) }, bundles };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
