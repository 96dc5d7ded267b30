import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { PackFile } from './ports.ts';

/** Zip has no zone for its times, so files carry the first day it knows: the same pack is the same bytes anywhere. */
const MTIME = new Date(1980, 0, 1);

/** Hashes do not get smaller, PDFs hardly. */
const STORED = /\.pdf$|^ledger\/tile\//;

/** What `zipped` is told of the files it takes. */
type Files<R> = AsyncGenerator<PackFile, R, undefined>;

/**
 * A zip of files, piece by piece: nothing but one file is in memory.
 * @returns what the files' generator returns
 */
export async function* zipped<R>(files: Files<R>): AsyncGenerator<Uint8Array, R, undefined> {
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    // Typed as never null, but it is.
    if (error instanceof Error) throw error;
    pieces.push(piece);
  });
  for (;;) {
    const { value, done } = await files.next();
    if (done === true) {
      zip.end();
      yield* pieces;
      return value;
    }
    const file = STORED.test(value.path)
      ? new ZipPassThrough(value.path)
      : new ZipDeflate(value.path, { level: 6 });
    file.mtime = MTIME;
    zip.add(file);
    file.push(value.bytes, true);
    yield* pieces;
    pieces = [];
  }
}
