import { encodeBundle } from './bundle.ts';
import { concat, toUtf8 } from './bytes.ts';
import { LedgerError } from './errors.ts';
import { ROTATIONS_PATH } from './rotationsFile.ts';
import { TILE_HEIGHT, TILE_WIDTH, bundlePath, bundlesOf, tilePath, tilesOf } from './tiles.ts';

/** Where the parts of a log to export come from. A range is `[start, end)`, at most 256 wide. */
export interface ExportSource {
  readonly size: number;
  /** Leave out what a log of this size already had: what is new to write where that one was written before. */
  readonly from?: number;
  /** The bytes of these entries, in order. */
  readonly entries: (start: number, end: number) => Awaitable<readonly Uint8Array[]>;
  /** The stored hashes of the perfect subtrees at this level of the tree (0 holds the leaf hashes), in order. */
  readonly hashes: (level: number, start: number, end: number) => Awaitable<readonly Uint8Array[]>;
  /** The signed checkpoint for `size`. */
  readonly checkpoint: string;
  /** Verifier keys as vkeys: the log's first, then its witnesses'. */
  readonly vkeys: readonly string[];
  /** Openings of the entries that changed the log's key, a line of JSON each; see `Rotation`. */
  readonly rotations?: readonly string[];
}

/** One file of an exported log. */
export interface ExportFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Awaitable<T> = T | Promise<T>;

/**
 * The files of a log as C2SP tlog-tiles lays them out, and `keys` beside them. Hashes are exported as they are
 * stored, not computed again, so that a damaged store is not hidden from whoever verifies the export. The checkpoint
 * comes last: a copy that was cut short has none, and cannot pass for a whole one.
 * @throws LedgerError `tile` when the source gives another number of entries or hashes than it was asked for
 */
export async function* exportLog(source: ExportSource): AsyncGenerator<ExportFile, void, undefined> {
  for (const bundle of bundlesOf(source.size, source.from)) {
    const start = bundle.index * TILE_WIDTH;
    const entries = await source.entries(start, start + bundle.width);
    yield { path: bundlePath(bundle), bytes: encodeBundle(exactly(entries, bundle.width)) };
  }
  for (const tile of tilesOf(source.size, source.from)) {
    const start = tile.index * TILE_WIDTH;
    const hashes = await source.hashes(tile.level * TILE_HEIGHT, start, start + tile.width);
    yield { path: tilePath(tile), bytes: concat(...exactly(hashes, tile.width)) };
  }
  if (source.rotations !== undefined && source.rotations.length > 0)
    yield { path: ROTATIONS_PATH, bytes: toUtf8(source.rotations.map((line) => `${line}\n`).join('')) };
  yield { path: 'keys', bytes: toUtf8(source.vkeys.map((vkey) => `${vkey}\n`).join('')) };
  yield { path: 'checkpoint', bytes: toUtf8(source.checkpoint) };
}

function exactly(parts: readonly Uint8Array[], count: number): readonly Uint8Array[] {
  if (parts.length !== count)
    throw new LedgerError('tile', 'the log to export does not have what its size says');
  return parts;
}
