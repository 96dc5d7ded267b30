import { Failure } from '@cordon/core/kernel';
import {
  appendLeaf,
  commitText,
  leafBytes,
  leafHash,
  canonicalText,
  fromUtf8,
  rootOf,
  signCheckpoint,
  TILE_HEIGHT,
  type CompactRange,
  type NoteSigner,
  type Sha256,
} from '@cordon/ledger';
import type { LedgerPort, LedgerRecord } from '../gate/index.ts';
import { createApart, subtreeKey, type StoredTree, type TreeSigner, type Unsigned } from './apart.ts';

/** One commit: consecutive entries with the tree nodes and the checkpoint they lead to. */
export interface Batch {
  readonly first: number;
  readonly entries: readonly BatchEntry[];
  /** Roots of tiles these entries filled; level counts tiles (C2SP tlog-tiles). */
  readonly nodes: readonly { readonly level: number; readonly index: number; readonly hash: Uint8Array }[];
  readonly size: number;
  /** Null where the key is in another process: entries are then stored first and signed afterwards. */
  readonly checkpoint: string | null;
  readonly at: Date;
}

export interface BatchEntry {
  readonly leaf: string;
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: string;
  readonly record: LedgerRecord;
}

/** The ledger's tables. */
export interface LedgerTables extends StoredTree {
  /**
   * Resolves once the batch is durable; it is written whole or not at all.
   * @returns false when another writer appended first: load the range again and retry.
   */
  write(batch: Batch): Promise<boolean>;
}

/** Where batches go. */
export interface LedgerStore extends LedgerTables {
  /** Runs work while no other writer writes. Writers queue for it fairly. */
  alone<T>(work: (store: LedgerTables) => Promise<T>): Promise<T>;
}

export interface AppenderSettings {
  readonly origin: string;
  /** A key in this process, or whoever holds it. */
  readonly signer: NoteSigner | TreeSigner;
  /** Signs beside a key in this process: the next key, where the entry that names it is written. */
  readonly alsoSigner?: NoteSigner;
  readonly sha256: Sha256;
  readonly salt: () => Uint8Array;
  readonly now: () => Date;
  /** Told of every fault; the caller of append only learns that the ledger is not available. */
  readonly onFault: (error: unknown) => void;
}

interface Waiting {
  readonly records: readonly LedgerRecord[];
  readonly resolve: (indices: readonly number[]) => void;
  readonly reject: (error: Failure) => void;
}

/** Entries a commit takes at most, so that one commit stays short under a flood. */
const MOST = 1024;

/**
 * The appender: group commit. While one commit is under way, appends queue; the next commit takes all of them.
 * An append resolves only when its entries and a signed checkpoint over them are durable. Any doubt (an error, a
 * lost connection) rejects, and the tree is loaded anew before the next commit.
 */
export function createAppender(store: LedgerStore, settings: AppenderSettings): LedgerPort {
  const { signer, sha256, now } = settings;
  const key = 'signTree' in signer ? null : signer;
  const apart =
    'signTree' in signer ? createApart((work) => store.alone(work), store, { signer, sha256, now }) : null;
  let queue: Waiting[] = [];
  let range: CompactRange | null = null;
  let running = false;
  /** The signing under way elsewhere; the next commit is written meanwhile. */
  let signing: Promise<void> = Promise.resolve();
  /** Whether all that is stored is signed, as far as is known. */
  let settled = false;

  async function commitOnce(taken: readonly Waiting[]): Promise<Unsigned & { readonly first: number }> {
    const records = taken.flatMap((waiting) => waiting.records);
    if (apart !== null && !settled) {
      // Nothing more is stored behind a signer that is gone.
      await apart.signStored();
      settled = true;
    }
    const from = range ?? (await store.range());
    range = null;
    const first = await tryFrom(from, records, store);
    if (first !== null) return first;
    // Another replica was faster. Tries in the open could be lost without end to a busier one, so the next is alone.
    return store.alone(async (only) => {
      const next = await tryFrom(await only.range(), records, only);
      if (next === null) throw new Error('another writer appended out of its turn');
      return next;
    });
  }

  /** @returns what was stored, or null when another writer appended first */
  async function tryFrom(
    from: CompactRange,
    records: readonly LedgerRecord[],
    to: Pick<LedgerStore, 'write'>,
  ): Promise<(Unsigned & { readonly first: number }) | null> {
    const { batch, to: after, grown } = build(from, records, key, settings);
    if (!(await to.write(batch))) return null;
    range = after;
    return { first: batch.first, from, to: after, grown };
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const taken = take();
      try {
        const stored = await commitOnce(taken);
        if (apart === null) acknowledge(taken, stored.first);
        else {
          await signing;
          signing = apart.sign(stored).then(
            () => {
              settled = true;
              acknowledge(taken, stored.first);
            },
            (error: unknown) => {
              deny(taken, error);
            },
          );
        }
      } catch (error) {
        deny(taken, error);
      }
    }
    running = false;
  }

  function acknowledge(taken: readonly Waiting[], first: number): void {
    let next = first;
    for (const waiting of taken) {
      const start = next;
      next += waiting.records.length;
      waiting.resolve(waiting.records.map((_, offset) => start + offset));
    }
  }

  function deny(taken: readonly Waiting[], error: unknown): void {
    range = null;
    settled = false;
    settings.onFault(error);
    for (const waiting of taken) waiting.reject(new Failure('ledger-unavailable', undefined, error));
  }

  function take(): Waiting[] {
    let count = 0;
    const end = queue.findIndex((waiting, index) => (count += waiting.records.length) > MOST && index > 0);
    const taken = end === -1 ? queue : queue.slice(0, end);
    queue = end === -1 ? [] : queue.slice(end);
    return taken;
  }

  return {
    append: (records) =>
      new Promise((resolve, reject) => {
        queue.push({ records, resolve, reject });
        if (!running) {
          running = true;
          void drain();
        }
      }),
  };
}

function build(
  from: CompactRange,
  records: readonly LedgerRecord[],
  key: NoteSigner | null,
  { origin, sha256, salt, now, alsoSigner }: AppenderSettings,
): { readonly batch: Batch; readonly to: CompactRange; readonly grown: ReadonlyMap<string, Uint8Array> } {
  const nodes: { level: number; index: number; hash: Uint8Array }[] = [];
  const grown = new Map<string, Uint8Array>();
  let to = from;
  const entries = records.map((record) => {
    const opening = salt();
    const body = canonicalText(record.body);
    const leaf = leafBytes({ v: 1, t: record.at.toISOString(), c: commitText(body, opening, sha256) });
    const hash = leafHash(leaf, sha256);
    to = appendLeaf(
      to,
      hash,
      (level, index, node) => {
        if (key === null) grown.set(subtreeKey(level, index), node);
        if (level > 0 && level % TILE_HEIGHT === 0)
          nodes.push({ level: level / TILE_HEIGHT, index, hash: node });
      },
      sha256,
    );
    return { leaf: fromUtf8(leaf), hash, salt: opening, body, record };
  });
  const checkpoint =
    key === null
      ? null
      : signCheckpoint({ origin, size: to.size, root: rootOf(to, sha256) }, [
          key,
          ...(alsoSigner === undefined ? [] : [alsoSigner]),
        ]);
  return { batch: { first: from.size, entries, nodes, size: to.size, checkpoint, at: now() }, to, grown };
}
