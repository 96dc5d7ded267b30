import type { Chosen } from './files.ts';

/** A log of ten million entries has some 80,000 files; whoever drops a whole disk is told so. */
const MOST_FILES = 500_000;

/**
 * The files of what was dropped, folders with all that is in them.
 * @throws Error in plain words
 */
export async function filesDropped(items: DataTransferItemList): Promise<readonly Chosen[]> {
  // The list is emptied as soon as the event is over, so the entries are taken first.
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: Chosen[] = [];
  const waiting: { readonly entry: FileSystemEntry; readonly path: string }[] = entries.map((entry) => ({
    entry,
    path: entry.name,
  }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { entry, path } = next;
    if (isFolder(entry)) {
      for (const child of await childrenOf(entry))
        waiting.push({ entry: child, path: `${path}/${child.name}` });
    } else if (isFile(entry)) found.push({ path, file: await fileOf(entry) });
    if (found.length + waiting.length > MOST_FILES) throw new Error('These are more files than any log has.');
  }
  return found;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

/** A folder is read some files at a time, until there are none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return children;
    children.push(...some);
  }
}
