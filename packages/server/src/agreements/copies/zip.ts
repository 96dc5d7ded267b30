import { crc32, inflateAtMost } from '../../platform/inflate.ts';
import { limits } from './limits.ts';
import { Unreadable } from './refused.ts';

/** A zip file's parts by name; nothing is unpacked before it is asked for. */
export interface Zip {
  has(name: string): boolean;
  /** @throws Unreadable also when there is no such part */
  read(name: string): Uint8Array;
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

/**
 * Opens a zip file (PKWARE APPNOTE 6.3) as strictly as can be. Parts are those of the central directory, as Word reads
 * them; a file that says something else in another place is refused, since one reader would see what another does not:
 * overlapping parts (one piece of data counted a thousand times), two of one name, sizes and checksums that do not hold,
 * data before, between or behind that belongs to nothing.
 * @throws Unreadable
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, directory, end } = endOf(view);
  if (count > limits.entries) throw new Unreadable('upload-too-large');
  const entries = new Map<string, Entry>();
  const spans: { from: number; to: number }[] = [];
  const names = new Set<string>();
  let claimed = 0;
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new Unreadable();
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    if (nameSize === undefined || extraSize === undefined || commentSize === undefined)
      throw new Unreadable();
    const next = at + 46 + nameSize + extraSize + commentSize;
    if (next > end) throw new Unreadable();
    if ((view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0) throw new Unreadable('upload-encrypted');
    const name = nameAt(bytes, at + 46, nameSize);
    const from = view.getUint32(at + 42, true);
    const entry = entryAt(view, bytes, { at, from, name, directory });
    if (names.has(name.toLowerCase())) throw new Unreadable();
    names.add(name.toLowerCase());
    claimed += entry.size;
    if (claimed > limits.claimed) throw new Unreadable('upload-too-large');
    if (entry.size > limits.ratioFrom && entry.size > limits.ratio * entry.packed) {
      throw new Unreadable('upload-too-large');
    }
    entries.set(name, entry);
    spans.push({ from, to: entry.start + entry.packed });
    at = next;
  }
  if (at !== end) throw new Unreadable();
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  if (sorted.some(({ from }, index) => from < (sorted[index - 1]?.to ?? 0))) throw new Unreadable();

  let left: number = limits.read;
  return {
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Unreadable();
      if (entry.size > left) throw new Unreadable('upload-too-large');
      left -= entry.size;
      const packed = bytes.subarray(entry.start, entry.start + entry.packed);
      const data = entry.method === STORED ? packed : inflateAtMost(packed, Math.max(1, entry.size), 'raw');
      if (data === null || data === 'too-large' || data.length !== entry.size || crc32(data) !== entry.crc) {
        throw new Unreadable();
      }
      return data;
    },
  };
}

/** The end record; its comment reaches to the last byte. Zip64 and files in several pieces are refused. */
function endOf(view: DataView): { readonly count: number; readonly directory: number; readonly end: number } {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) !== END || at + END_SIZE + view.getUint16(at + 20, true) !== view.byteLength)
      continue;
    const [disk, firstDisk, here, count] = [4, 6, 8, 10].map((offset) => view.getUint16(at + offset, true));
    const size = view.getUint32(at + 12, true);
    const directory = view.getUint32(at + 16, true);
    const one = disk === 0 && firstDisk === 0 && here === count;
    if (!one || count === undefined || count === 0xffff || directory + size !== at) throw new Unreadable();
    return { count, directory, end: at };
  }
  throw new Unreadable();
}

/** What the directory says of a part, when the part's own header says the same. */
function entryAt(
  view: DataView,
  bytes: Uint8Array,
  { at, from, name, directory }: { at: number; from: number; name: string; directory: number },
): Entry {
  if (from + 30 > directory || view.getUint32(from, true) !== LOCAL) throw new Unreadable();
  const method = view.getUint16(at + 10, true);
  const nameSize = view.getUint16(from + 26, true);
  const start = from + 30 + nameSize + view.getUint16(from + 28, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (
    (method !== STORED && method !== DEFLATED) ||
    view.getUint16(from + 8, true) !== method ||
    start + packed > directory ||
    (method === STORED && packed !== size) ||
    nameAt(bytes, from + 30, nameSize) !== name
  ) {
    throw new Unreadable();
  }
  return { method, crc: view.getUint32(at + 16, true), packed, size, start };
}

function nameAt(bytes: Uint8Array, at: number, size: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at, at + size));
  } catch {
    throw new Unreadable();
  }
}
