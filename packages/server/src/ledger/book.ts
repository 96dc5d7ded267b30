import {
  consistencyProof,
  exportLog,
  formatEntryProof,
  inclusionProof,
  leafHash,
  loadRange,
  parseCheckpoint,
  rootOf,
  TILE_HEIGHT,
  toBase64,
  toUtf8,
  verifyInclusion,
  type ExportFile,
  type JsonValue,
  type Sha256,
} from '@cordon/ledger';
import type { StoredEntry } from './store.ts';
import { unwitnessed, type Published } from './witnessing/published.ts';
import { createTileCache } from './tileCache.ts';
import { withTiles, withTilesOf, type FetchTile } from './tiles.ts';

/** What the book reads; the app's login may only read these tables. */
export interface BookStore {
  readonly hashes: FetchTile;
  entry(index: number): Promise<StoredEntry | null>;
  leaves(from: number, count: number): Promise<readonly string[]>;
  /** The newest checkpoint, or the oldest one at least this large. */
  checkpoint(
    size?: number,
  ): Promise<{ readonly size: number; readonly note: string; readonly at: Date } | null>;
  /** Changes of the key below a size, oldest first. */
  rotations(size: number): Promise<readonly BookRotation[]>;
}

/** A change of the key, see `EnteredRotation`. */
export interface BookRotation {
  readonly old: string;
  readonly new: string;
  readonly opening: string;
}

/** Proof that an entry stands in the tree of a signed checkpoint, with what opens its commitment while that is kept. */
export interface Proof {
  readonly index: number;
  readonly leaf: string;
  readonly salt: string | null;
  readonly body: string | null;
  readonly size: number;
  readonly hashes: string[];
  readonly checkpoint: string;
  readonly vkey: string;
}

/** The ledger, read: proofs and exports. Who may see a body is for the caller to decide. */
export interface Book {
  readonly vkey: string;
  /** The keys before it, newest first: what was kept from then is signed by them. */
  formerKeys(): Promise<readonly string[]>;
  status(): Promise<{
    readonly size: number;
    readonly root: string;
    readonly note: string;
    readonly at: Date | null;
  }>;
  entry(index: number): Promise<StoredEntry | null>;
  prove(entry: StoredEntry): Promise<Proof>;
  /** Several entries under one checkpoint: that of the newest witnessed log, where it holds them all. */
  proveAll(entries: readonly Pick<StoredEntry, 'index' | 'leaf'>[]): Promise<{
    readonly checkpoint: string;
    readonly size: number;
    /** The audit path of each, in their order. */
    readonly paths: readonly (readonly Uint8Array[])[];
  }>;
  /**
   * The same as one C2SP tlog-proof that is verified offline.
   * @param opened whether it tells what the entry says; for somebody who may not read the body it must not
   */
  proofFile(entry: StoredEntry, opened: boolean): Promise<string>;
  consistency(
    from: number,
    to: number,
  ): Promise<{ readonly hashes: readonly string[]; readonly checkpoint: string } | null>;
  /** The root of the tree of this size, over the hashes as they are stored; it is no larger than the newest checkpoint. */
  rootAt(size: number): Promise<Uint8Array>;
  /**
   * Files of a C2SP tlog-tiles log, in the order to write them.
   * @param from leave out what a log of this size already had
   */
  files(from?: number): AsyncIterable<ExportFile>;
}

/** Tiles of proofs kept in memory: at most 16 MiB. */
const TILES = 2_048;

/** @param vkey the log's C2SP verifier key */
export function createBook(
  store: BookStore,
  vkey: string,
  sha256: Sha256,
  published: Published = unwitnessed(store),
): Book {
  const newest = async () => {
    const checkpoint = await published.newest();
    if (checkpoint === null) throw new Error('the ledger has no checkpoint yet');
    return checkpoint;
  };
  // An entry of this moment stands under no witness yet: then the log's own newest proves it.
  const including = async (index: number) => {
    const witnessed = await newest();
    if (index < witnessed.size) return witnessed;
    const own = await store.checkpoint();
    if (own === null) throw new Error('the ledger has no checkpoint yet');
    return published.withLines(own);
  };
  const tiles = createTileCache(store.hashes, TILES);
  type Placed = Pick<StoredEntry, 'index' | 'leaf'>;
  const pathOf = async (entry: Placed) => pathUnder(await including(entry.index), entry);
  const pathUnder = async (
    { size, note }: { readonly size: number; readonly note: string },
    { index, leaf }: Placed,
  ) => {
    const { root } = parseCheckpoint(noteText(note));
    const path = () => withTilesOf(size, tiles.read, (read) => inclusionProof(index, size, read, sha256));
    const claim = { index, size, leafHash: leafHash(toUtf8(leaf), sha256), root };
    let hashes = await path();
    if (!verifyInclusion({ ...claim, proof: hashes }, sha256)) {
      // The tables are no longer what they were. Whatever they hold now is shown: its reader finds what is wrong with it.
      tiles.forget();
      hashes = await path();
    }
    return { size, note, hashes };
  };
  return {
    vkey,
    formerKeys: async () => formerKeys(vkey, await store.rotations(Number.MAX_SAFE_INTEGER)),
    async status() {
      const checkpoint = await store.checkpoint();
      if (checkpoint === null) return { size: 0, root: '', note: '', at: null };
      const { root } = parseCheckpoint(noteText(checkpoint.note));
      return { size: checkpoint.size, root: toBase64(root), note: checkpoint.note, at: checkpoint.at };
    },
    entry: (index) => store.entry(index),
    async proofFile(entry, opened) {
      const { note, hashes } = await pathOf(entry);
      const { index, leaf, salt, body } = entry;
      return formatEntryProof({
        ...{ index, leaf: toUtf8(leaf), proof: hashes, checkpoint: note },
        ...(opened &&
          salt !== null &&
          body !== null && { opening: { salt, body: JSON.parse(body) as JsonValue } }),
      });
    },
    async prove(entry) {
      const { size, note, hashes } = await pathOf(entry);
      return {
        index: entry.index,
        leaf: entry.leaf,
        salt: entry.salt && toBase64(entry.salt),
        body: entry.body,
        size,
        hashes: hashes.map(toBase64),
        checkpoint: note,
        vkey,
      };
    },
    async proveAll(entries) {
      const under = await including(entries.reduce((most, { index }) => Math.max(most, index), 0));
      const paths: (readonly Uint8Array[])[] = [];
      for (const entry of entries) paths.push((await pathUnder(under, entry)).hashes);
      return { checkpoint: under.note, size: under.size, paths };
    },
    async consistency(from, to) {
      const checkpoint = await store.checkpoint(to);
      if (from < 1 || from > to || checkpoint?.size !== to) return null;
      const hashes = await withTiles(to, store.hashes, (read) => consistencyProof(from, to, read, sha256));
      return { hashes: hashes.map(toBase64), checkpoint: checkpoint.note };
    },
    rootAt: async (size) =>
      rootOf(await withTiles(size, store.hashes, (read) => loadRange(size, read)), sha256),
    async *files(from = 0) {
      const { size, note } = await newest();
      const rotations = await store.rotations(size);
      yield* exportLog({
        ...{ size, from },
        entries: async (start, end) => (await store.leaves(start, end - start)).map(toUtf8),
        hashes: (level, start, end) => store.hashes(level / TILE_HEIGHT, start, end - start),
        checkpoint: note,
        // The key of now first; an older checkpoint was signed by a former one.
        vkeys: [vkey, ...formerKeys(vkey, rotations), ...(await published.vkeys())],
        rotations: rotations.map(({ opening }) => opening),
      });
    },
  };
}

/** The keys a log had before this one, newest first. */
export function formerKeys(vkey: string, rotations: readonly BookRotation[]): readonly string[] {
  return rotations
    .map(({ old }) => old)
    .filter((old) => old !== vkey)
    .toReversed();
}

/** The signed text of a note: all before the blank line that starts its signatures (C2SP signed-note). */
function noteText(note: string): string {
  return note.slice(0, note.indexOf('\n\n') + 1);
}
