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

/** One commit: consecutive entries with the tree nodes and the checkpoint they lead to. */
export interface Batch {
  readonly first: number;
  readonly entries: readonly BatchEntry[];
  /** Roots of tiles these entries filled; level counts tiles (C2SP tlog-tiles). */
  readonly nodes: readonly { readonly level: number; readonly index: number; readonly hash: Uint8Array }[];
  readonly size: number;
  readonly checkpoint: string;
  readonly at: Date;
}

export interface BatchEntry {
  readonly leaf: string;
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: string;
  readonly record: LedgerRecord;
}

/** Where batches go. `write` resolves once the batch is durable; a batch is written whole or not at all. */
export interface LedgerStore {
  /** The tree as stored. */
  range(): Promise<CompactRange>;
  /** @returns false when another writer appended first: load the range again and retry. */
  write(batch: Batch): Promise<boolean>;
  /** Runs work while no other writer writes. Writers queue for it fairly. */
  alone<T>(work: (store: Pick<LedgerStore, 'range' | 'write'>) => Promise<T>): Promise<T>;
}

export interface AppenderSettings {
  readonly origin: string;
  readonly signer: NoteSigner;
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
  let queue: Waiting[] = [];
  let range: CompactRange | null = null;
  let running = false;

  async function commitOnce(taken: readonly Waiting[]): Promise<number> {
    const records = taken.flatMap((waiting) => waiting.records);
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

  /** @returns the index of the first entry, or null when another writer appended first */
  async function tryFrom(
    from: CompactRange,
    records: readonly LedgerRecord[],
    to: Pick<LedgerStore, 'write'>,
  ): Promise<number | null> {
    const { batch, to: after } = build(from, records, settings);
    if (!(await to.write(batch))) return null;
    range = after;
    return batch.first;
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const taken = take();
      try {
        let next = await commitOnce(taken);
        for (const waiting of taken) {
          const first = next;
          next += waiting.records.length;
          waiting.resolve(waiting.records.map((_, offset) => first + offset));
        }
      } catch (error) {
        range = null;
        settings.onFault(error);
        for (const waiting of taken) waiting.reject(new Failure('ledger-unavailable', undefined, error));
      }
    }
    running = false;
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
  { origin, signer, sha256, salt, now }: AppenderSettings,
): { readonly batch: Batch; readonly to: CompactRange } {
  const nodes: { level: number; index: number; hash: Uint8Array }[] = [];
  let to = from;
  const entries = records.map((record) => {
    const opening = salt();
    const body = canonicalText(record.body);
    const leaf = leafBytes({ v: 1, t: record.at.toISOString(), c: commitText(body, opening) });
    const hash = leafHash(leaf, sha256);
    to = appendLeaf(
      to,
      hash,
      (level, index, node) => {
        if (level > 0 && level % TILE_HEIGHT === 0)
          nodes.push({ level: level / TILE_HEIGHT, index, hash: node });
      },
      sha256,
    );
    return { leaf: fromUtf8(leaf), hash, salt: opening, body, record };
  });
  const checkpoint = signCheckpoint({ origin, size: to.size, root: rootOf(to, sha256) }, [signer]);
  return { batch: { first: from.size, entries, nodes, size: to.size, checkpoint, at: now() }, to };
}
