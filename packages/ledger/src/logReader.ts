import { decodeBundle } from './bundle.ts';
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

/**
 * Reads the entries of a bundle.
 * @returns null when the log has none
 * @throws LedgerError `tile` when the bundle is malformed, and whatever the reader throws
 */
export async function readEntries(reader: LogReader, bundle: Bundle): Promise<Uint8Array[] | null> {
  return readPartOrWhole(reader, bundle, bundlePath, decodeBundle);
}

/** Reads the hashes of a tile; as `readEntries`. */
export async function readHashes(reader: LogReader, tile: Tile): Promise<Uint8Array[] | null> {
  return readPartOrWhole(reader, tile, tilePath, splitTile);
}

// A log that has grown may have dropped a partial tile for the full one, whose beginning it is (C2SP tlog-tiles,
// "Partial Tiles").
async function readPartOrWhole<T extends { readonly width: number }>(
  reader: LogReader,
  tile: T,
  path: (tile: T) => string,
  decode: (bytes: Uint8Array, width: number) => Uint8Array[],
): Promise<Uint8Array[] | null> {
  const part = await reader.read(path(tile));
  if (part !== null) return decode(part, tile.width);
  if (tile.width === TILE_WIDTH) return null;
  const whole = await reader.read(path({ ...tile, width: TILE_WIDTH }));
  return whole === null ? null : decode(whole, TILE_WIDTH).slice(0, tile.width);
}
