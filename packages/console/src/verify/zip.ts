import { isPackPath, type PackReader } from '@cordon/core/agreements';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
/** A comment behind the directory may be this long. */
const MOST_COMMENT = 65_535;
/** What one file may become when it is unpacked, and the directory: a small zip can hold endless zeros. */
const MOST_FILE = 256 * 1024 * 1024;
const MOST_DIRECTORY = 64 * 1024 * 1024;

interface Entry {
  readonly path: string;
  readonly deflated: boolean;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * Opens a zip (PKWARE APPNOTE 4.3) as a pack: plain or deflated files, without encryption, ZIP64 or second names. It is
 * untrusted: what it says of itself is only believed within bounds, and the files are checked by their hashes.
 * @throws Error in plain words
 */
export async function openZip(blob: Blob): Promise<PackReader> {
  const entries = await readDirectory(blob);
  return {
    paths: [...entries.keys()],
    async read(path) {
      const entry = entries.get(path);
      return entry === undefined ? null : unpack(blob, entry);
    },
  };
}

async function view(blob: Blob, from: number, until: number): Promise<DataView> {
  if (from < 0 || until > blob.size || from > until) throw new Error('The zip is cut off or damaged.');
  return new DataView(await blob.slice(from, until).arrayBuffer());
}

async function readDirectory(blob: Blob): Promise<ReadonlyMap<string, Entry>> {
  const tail = Math.max(0, blob.size - END_BYTES - MOST_COMMENT);
  const end = await view(blob, tail, blob.size);
  const at = findEnd(end);
  const [count, bytes, from] = [
    end.getUint16(at + 10, true),
    end.getUint32(at + 12, true),
    end.getUint32(at + 16, true),
  ];
  if (count === 0xffff || bytes > MOST_DIRECTORY) throw new Error('The zip is of a kind that no pack is.');
  const directory = await view(blob, from, from + bytes);
  const entries = new Map<string, Entry>();
  let next = 0;
  for (let n = 0; n < count; n++) {
    const { entry, after } = readEntry(directory, next);
    next = after;
    // Many programs list the folders too, as files of no length.
    if (entry.path.endsWith('/') && entry.size === 0) continue;
    if (entries.has(entry.path)) throw new Error(`The zip holds ${entry.path} twice.`);
    entries.set(entry.path, entry);
  }
  if (next !== bytes) throw new Error('The zip lists other files than it says.');
  return entries;
}

function findEnd(end: DataView): number {
  for (let at = end.byteLength - END_BYTES; at >= 0; at--) {
    const comment = at + END_BYTES + (end.getUint32(at, true) === END ? end.getUint16(at + 20, true) : NaN);
    if (comment === end.byteLength) return at;
  }
  throw new Error('This is no zip, or it is cut off.');
}

function readEntry(directory: DataView, at: number): { readonly entry: Entry; readonly after: number } {
  if (at + CENTRAL_BYTES > directory.byteLength || directory.getUint32(at, true) !== CENTRAL) {
    throw new Error('The list of files of the zip is damaged.');
  }
  const [flags, method] = [directory.getUint16(at + 8, true), directory.getUint16(at + 10, true)];
  const [packed, size] = [directory.getUint32(at + 20, true), directory.getUint32(at + 24, true)];
  const lengths = [28, 30, 32].map((field) => directory.getUint16(at + field, true));
  const [nameLength = 0] = lengths;
  const after = at + CENTRAL_BYTES + lengths.reduce((sum, length) => sum + length, 0);
  if (after > directory.byteLength) throw new Error('The list of files of the zip is damaged.');
  const path = new TextDecoder().decode(new Uint8Array(directory.buffer, at + CENTRAL_BYTES, nameLength));
  if (!isPackPath(path.replace(/\/$/, '')))
    throw new Error('The zip holds a file with a name that no pack has.');
  if ((flags & 1) === 1 || (method !== 0 && method !== 8))
    throw new Error(`${path} is packed in a way that no pack is.`);
  if (size > MOST_FILE) throw new Error(`${path} is larger than any file of a pack.`);
  return {
    entry: { path, deflated: method === 8, packed, size, at: directory.getUint32(at + 42, true) },
    after,
  };
}

async function unpack(blob: Blob, { path, deflated, packed, size, at }: Entry): Promise<Uint8Array> {
  const local = await view(blob, at, at + LOCAL_BYTES);
  if (local.getUint32(0, true) !== LOCAL) throw new Error(`${path} is not where the zip says.`);
  const from = at + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  if (from + packed > blob.size) throw new Error(`${path} is cut off.`);
  const stored = blob.slice(from, from + packed);
  if (!deflated) return new Uint8Array(await stored.arrayBuffer());
  const bytes = new Uint8Array(size);
  let done = 0;
  try {
    const reader = stored.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (;;) {
      const piece = await reader.read();
      if (piece.done) break;
      // Stopped at once: what comes on top is never unpacked.
      if (done + piece.value.length > size)
        await reader.cancel().then(() => Promise.reject(new Error('too long')));
      bytes.set(piece.value, done);
      done += piece.value.length;
    }
  } catch {
    throw new Error(`${path} was changed: it cannot be unpacked.`);
  }
  if (done !== size) throw new Error(`${path} was changed: it is shorter than the zip says.`);
  return bytes;
}
