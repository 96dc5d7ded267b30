import { decodeBundle, salvageBundle } from './bundle.ts';
import { LedgerError } from './errors.ts';
import { TILE_WIDTH, bundlePath, splitTile, tilePath } from './tiles.ts';
import type { Bundle, Tile } from './tiles.ts';

/** Where a log is read from: a folder, a web server, a map in memory. */
export interface LogReader {
  /**
   * The bytes at a path below the log's prefix, such as `checkpoint` or `tile/0/000`; null when there is nothing.
   * May reject when it cannot tell.
   */
  readonly read: (path: string) => Promise<Uint8Array | null>;
}

/** The entries of a bundle; `whole` is false when its file is not one, and then they are what could be read of it. */
export interface ReadEntries {
  readonly entries: readonly Uint8Array[];
  readonly whole: boolean;
}

/**
 * Reads the entries of a bundle.
 * @returns null when the log has none
 * @throws whatever the reader throws
 */
export async function readEntries(reader: LogReader, bundle: Bundle): Promise<ReadEntries | null> {
  return readPartOrWhole(reader, bundle, bundlePath, decodeOrSalvage);
}

function decodeOrSalvage(bytes: Uint8Array, width: number, wanted: number): ReadEntries {
  try {
    return { entries: decodeBundle(bytes, width).slice(0, wanted), whole: true };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { entries: salvageBundle(bytes, 2 * TILE_WIDTH), whole: false };
  }
}

/**
 * Reads the hashes of a tile.
 * @returns null when the log has none
 * @throws LedgerError `tile` when the file is of the wrong length, and whatever the reader throws
 */
export async function readHashes(reader: LogReader, tile: Tile): Promise<Uint8Array[] | null> {
  const cut = (bytes: Uint8Array, width: number, wanted: number) => splitTile(bytes, width).slice(0, wanted);
  return readPartOrWhole(reader, tile, tilePath, cut);
}

// A log that has grown may have dropped a partial tile for the full one, whose beginning it is (C2SP tlog-tiles,
// "Partial Tiles").
async function readPartOrWhole<T extends { readonly width: number }, R>(
  reader: LogReader,
  tile: T,
  path: (tile: T) => string,
  decode: (bytes: Uint8Array, width: number, wanted: number) => R,
): Promise<R | null> {
  const { width } = tile;
  const part = await reader.read(path(tile));
  if (part !== null) return decode(part, width, width);
  if (width === TILE_WIDTH) return null;
  const whole = await reader.read(path({ ...tile, width: TILE_WIDTH }));
  return whole === null ? null : decode(whole, TILE_WIDTH, width);
}
