import { encodeBundle, parseTilePath, TILE_WIDTH, toUtf8, type TilePath } from '@cordon/ledger';
import { formerKeys, type BookStore } from '../book.ts';
import { unwitnessed, type Published } from '../witnessing/published.ts';

/** A file of the published log, as C2SP tlog-tiles lays it out. */
export interface PublishedFile {
  readonly kind: 'checkpoint' | 'keys' | 'rotations' | 'hashes' | 'entries';
  readonly bytes: Uint8Array;
}

export interface PublishedLog {
  /**
   * @param path below the log's prefix: `checkpoint`, `keys`, `rotations`, `tile/<L>/<N>[.p/<W>]`, `tile/entries/<N>[.p/<W>]`
   * @returns null for what is no path of this log, or lies beyond its newest signed checkpoint
   */
  read(path: string): Promise<PublishedFile | null>;
}

/** What of the ledger's tables is published: leaves are salted commitments, so nothing here tells of anybody. */
export type PublishedStore = Pick<BookStore, 'hashes' | 'leaves' | 'checkpoint' | 'rotations'>;

/**
 * The log as others read it. A partial tile is given at every width up to the newest signed checkpoint, those of earlier
 * checkpoints among them (tlog-tiles, "Partial Tiles"): whoever holds an older one finds its tiles.
 * @param vkey the log's verifier key
 * @param witnessed checkpoints with the lines of the log's witnesses, and their keys
 */
export function createPublishedLog(
  store: PublishedStore,
  vkey: string,
  witnessed: Pick<Published, 'newest' | 'vkeys'> = unwitnessed(store),
): PublishedLog {
  /** A tree only grows, so a tile that was signed once is signed still. */
  let signed = 0;
  const isSigned = async (end: number): Promise<boolean> => {
    if (end > signed) signed = Math.max(signed, (await store.checkpoint())?.size ?? 0);
    return end <= signed;
  };
  return {
    async read(path) {
      if (path === 'checkpoint') {
        const newest = await witnessed.newest();
        return newest === null ? null : { kind: 'checkpoint', bytes: toUtf8(newest.note) };
      }
      if (path === 'keys' || path === 'rotations') {
        const rotations = await store.rotations((await store.checkpoint())?.size ?? 0);
        if (path === 'rotations' && rotations.length === 0) return null;
        const lines =
          path === 'keys'
            ? [vkey, ...formerKeys(vkey, rotations), ...(await witnessed.vkeys())]
            : rotations.map(({ opening }) => opening);
        return { kind: path, bytes: toUtf8(lines.map((line) => `${line}\n`).join('')) };
      }
      const tile = parseTilePath(path);
      if (tile === null || !(await isSigned(endOf(tile)))) return null;
      const [from, { width }] = [tile.index * TILE_WIDTH, tile];
      const parts =
        tile.kind === 'entries'
          ? (await store.leaves(from, width)).map(toUtf8)
          : await store.hashes(tile.level, from, width);
      // Rows that are gone from the tables: nothing is better than a tile of another width under this name.
      if (parts.length !== width) return null;
      return { kind: tile.kind, bytes: tile.kind === 'entries' ? encodeBundle(parts) : Buffer.concat(parts) };
    },
  };
}

/** The smallest tree that has this tile: a hash at a level stands for 256^level entries. */
function endOf(tile: TilePath): number {
  const level = tile.kind === 'entries' ? 0 : tile.level;
  return (tile.index * TILE_WIDTH + tile.width) * TILE_WIDTH ** level;
}
