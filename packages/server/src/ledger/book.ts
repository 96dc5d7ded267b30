import {
  consistencyProof,
  exportLog,
  inclusionProof,
  parseCheckpoint,
  TILE_HEIGHT,
  toBase64,
  toUtf8,
  type ExportFile,
  type Sha256,
} from '@cordon/ledger';
import type { StoredEntry } from './store.ts';
import { withTiles, type FetchTile } from './tiles.ts';

/** What the book reads; the app's login may only read these tables. */
export interface BookStore {
  readonly hashes: FetchTile;
  entry(index: number): Promise<StoredEntry | null>;
  leaves(from: number, count: number): Promise<readonly string[]>;
  /** The newest checkpoint, or the oldest one at least this large. */
  checkpoint(
    size?: number,
  ): Promise<{ readonly size: number; readonly note: string; readonly at: Date } | null>;
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
  status(): Promise<{
    readonly size: number;
    readonly root: string;
    readonly note: string;
    readonly at: Date | null;
  }>;
  entry(index: number): Promise<StoredEntry | null>;
  prove(entry: StoredEntry): Promise<Proof>;
  consistency(
    from: number,
    to: number,
  ): Promise<{ readonly hashes: readonly string[]; readonly checkpoint: string } | null>;
  /** Files of a C2SP tlog-tiles log, in the order to write them. */
  files(): AsyncIterable<ExportFile>;
}

/** @param vkey the log's C2SP verifier key */
export function createBook(store: BookStore, vkey: string, sha256: Sha256): Book {
  const newest = async () => {
    const checkpoint = await store.checkpoint();
    if (checkpoint === null) throw new Error('the ledger has no checkpoint yet');
    return checkpoint;
  };
  return {
    vkey,
    async status() {
      const checkpoint = await store.checkpoint();
      if (checkpoint === null) return { size: 0, root: '', note: '', at: null };
      const { root } = parseCheckpoint(noteText(checkpoint.note));
      return { size: checkpoint.size, root: toBase64(root), note: checkpoint.note, at: checkpoint.at };
    },
    entry: (index) => store.entry(index),
    async prove(entry) {
      const { size, note } = await newest();
      const hashes = await withTiles(size, store.hashes, (read) =>
        inclusionProof(entry.index, size, read, sha256),
      );
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
    async consistency(from, to) {
      const checkpoint = await store.checkpoint(to);
      if (from < 1 || from > to || checkpoint?.size !== to) return null;
      const hashes = await withTiles(to, store.hashes, (read) => consistencyProof(from, to, read, sha256));
      return { hashes: hashes.map(toBase64), checkpoint: checkpoint.note };
    },
    async *files() {
      const { size, note } = await newest();
      yield* exportLog({
        size,
        entries: async (start, end) => (await store.leaves(start, end - start)).map(toUtf8),
        hashes: (level, start, end) => store.hashes(level / TILE_HEIGHT, start, end - start),
        checkpoint: note,
        vkeys: [vkey],
      });
    },
  };
}

/** The signed text of a note: all before the blank line that starts its signatures (C2SP signed-note). */
function noteText(note: string): string {
  return note.slice(0, note.indexOf('\n\n') + 1);
}
