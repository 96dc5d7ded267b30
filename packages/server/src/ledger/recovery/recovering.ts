import {
  appendLeaf,
  fromUtf8,
  leafHash,
  loadRange,
  parseCheckpoint,
  parseLeaf,
  readEntries,
  rootOf,
  TILE_HEIGHT,
  TILE_WIDTH,
  toBase64,
  verifyLog,
  canonicalText,
  type CompactRange,
  type JsonValue,
  type LogReader,
  type Opening,
  type Sha256,
  type VerifierKey,
} from '@cordon/ledger';
import { withTiles, type FetchTile } from '../tiles.ts';

/** What of the ledger's tables a recovery needs, while no other writer writes. */
export interface RecoveryTables {
  size(): Promise<number>;
  readonly hashes: FetchTile;
  /** Puts entries back behind those there are. */
  add(batch: RecoveredBatch): Promise<void>;
  /** Keeps the signed checkpoint they lead to. */
  keep(checkpoint: { readonly size: number; readonly note: string; readonly at: Date }): Promise<void>;
}

export interface RecoveryStore {
  /** Runs work while no other writer writes; what it wrote stands whole, or not at all when it throws. */
  alone<T>(work: (tables: RecoveryTables) => Promise<T>): Promise<T>;
}

export interface RecoveredBatch {
  readonly first: number;
  readonly leaves: readonly { readonly leaf: string; readonly hash: Uint8Array }[];
  readonly nodes: readonly { readonly level: number; readonly index: number; readonly hash: Uint8Array }[];
  readonly bodies: readonly RecoveredBody[];
}

export interface RecoveredBody {
  readonly index: number;
  readonly salt: Uint8Array;
  readonly body: string;
  readonly at: string;
  readonly agreement: string | null;
  readonly party: string | null;
  readonly person: string | null;
  readonly code: string | null;
  readonly kind: string;
}

/** The range that was put back, `from` to `size - 1`; nothing when they are equal. */
export type Recovery =
  | {
      readonly ok: true;
      readonly from: number;
      readonly size: number;
      readonly bodies: number;
      readonly root: string;
    }
  | { readonly ok: false; readonly problem: string };

/** Says that the published log is no continuation of ours. Thrown, so that nothing of it is kept. */
class Refused extends Error {}

/**
 * Puts back what the tables lost of a log that was published: verified whole first, and taken only when it continues
 * what is stored, entry for entry. A fork is refused, whichever side is the wrong one.
 * @param keys the log's own verifier keys
 * @param openings bodies and salts, of those entries whose bodies are at hand
 */
export async function recoverLog(
  published: LogReader,
  keys: readonly VerifierKey[],
  openings: readonly Opening[],
  store: RecoveryStore,
  { sha256, now }: { readonly sha256: Sha256; readonly now: () => Date },
): Promise<Recovery> {
  const note = await published.read('checkpoint');
  if (note === null) return { ok: false, problem: 'the published log has no checkpoint' };
  // The same one throughout: a log that grows meanwhile must not be verified at one size and taken at another.
  const log: LogReader = {
    read: (path) => (path === 'checkpoint' ? Promise.resolve(note) : published.read(path)),
  };
  const report = await verifyLog(log, keys, { openings, hash: sha256 });
  if (!report.ok || report.size === null) {
    const [first] = report.problems;
    return {
      ok: false,
      problem: `the published log does not verify: ${first?.path ?? ''}: ${first?.problem ?? ''}`,
    };
  }
  const { size } = report;
  const text = fromUtf8(note);
  const { root } = parseCheckpoint(text.slice(0, text.indexOf('\n\n') + 1));
  const opened = new Map(openings.map((opening) => [opening.index, opening]));
  try {
    return await store.alone(async (tables) => {
      const from = await tables.size();
      const at = Math.min(from, size);
      let tree = await withTiles(at, tables.hashes, (read) => loadRange(at, read));
      let bodies = 0;
      for (let start = at; start < size; start = nextTile(start)) {
        const end = Math.min(size, nextTile(start));
        const batch = await batchOf(log, tree, end, opened, sha256);
        tree = batch.tree;
        bodies += batch.bodies.length;
        await tables.add(batch);
      }
      if (toBase64(rootOf(tree, sha256)) !== toBase64(root)) {
        const fork = await firstDifference(log, tables, at, size, sha256);
        throw new Refused(
          fork === null
            ? 'the stored hashes do not lead to the published root: run ledger fsck'
            : `entry ${String(fork)} is another one here than in the published log: one of the two was rewritten`,
        );
      }
      if (from < size) await tables.keep({ size, note: text, at: now() });
      return { ok: true, from: at, size, bodies, root: toBase64(root) };
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.message };
    throw error;
  }
}

async function batchOf(
  log: LogReader,
  before: CompactRange,
  end: number,
  opened: ReadonlyMap<number, Opening>,
  sha256: Sha256,
): Promise<RecoveredBatch & { readonly tree: CompactRange }> {
  const first = before.size;
  const entries = await entriesOf(log, first, end);
  let tree = before;
  const nodes: { level: number; index: number; hash: Uint8Array }[] = [];
  const leaves = entries.map((entry) => {
    const hash = leafHash(entry, sha256);
    tree = appendLeaf(
      tree,
      hash,
      (level, index, node) => {
        if (level > 0 && level % TILE_HEIGHT === 0)
          nodes.push({ level: level / TILE_HEIGHT, index, hash: node });
      },
      sha256,
    );
    return { leaf: fromUtf8(entry), hash };
  });
  const bodies = entries.flatMap((entry, i) => {
    const opening = opened.get(first + i);
    return opening === undefined ? [] : [bodyOf(opening, parseLeaf(entry).t)];
  });
  return { first, leaves, nodes, bodies, tree };
}

/** Entries `[from, end)`, which lie in one bundle. */
async function entriesOf(log: LogReader, from: number, end: number): Promise<readonly Uint8Array[]> {
  const index = Math.floor(from / TILE_WIDTH);
  const start = index * TILE_WIDTH;
  const read = await readEntries(log, { index, width: end - start });
  if (read?.whole !== true) throw new Refused(`the published log no longer has entry ${String(from)}`);
  return read.entries.slice(from - start);
}

const nextTile = (index: number): number => (Math.floor(index / TILE_WIDTH) + 1) * TILE_WIDTH;

async function firstDifference(
  log: LogReader,
  tables: RecoveryTables,
  stored: number,
  size: number,
  sha256: Sha256,
): Promise<number | null> {
  for (let start = 0; start < stored; start = nextTile(start)) {
    const end = Math.min(size, nextTile(start));
    const theirs = await entriesOf(log, start, end);
    const ours = await tables.hashes(0, start, Math.min(stored, end) - start);
    const different = ours.findIndex((hash, i) => {
      const entry = theirs[i];
      return entry === undefined || toBase64(leafHash(entry, sha256)) !== toBase64(hash);
    });
    if (different !== -1) return start + different;
  }
  return null;
}

/** A body as its row has it; it was verified to open its leaf, so what it says of itself is what was entered. */
function bodyOf({ index, salt, body }: Opening, entered: string): RecoveredBody {
  const value = (typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}) as Readonly<
    Record<string, JsonValue | undefined>
  >;
  const text = (name: string): string | null => {
    const found = value[name];
    return typeof found === 'string' ? found : null;
  };
  const stage = text('kind') ?? '';
  return {
    ...{ index, salt, body: canonicalText(body), at: text('at') ?? entered },
    ...{ agreement: text('agreement'), party: text('party'), person: text('person'), code: text('code') },
    // A stage that is none of an access itself (intent, refusal) is what such an entry is called by.
    kind: ['admin', 'sign-in', 'access'].includes(stage) ? (text('act') ?? stage) : stage,
  };
}
