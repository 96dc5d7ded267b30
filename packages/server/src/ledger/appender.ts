import { Failure } from '@cordon/core/kernel';
import {
  appendLeaf,
  commitText,
  leafText,
  leafHash,
  canonicalText,
  toUtf8,
  rootOf,
  signCheckpoint,
  TILE_HEIGHT,
  type CompactRange,
  type NoteSigner,
  type Sha256,
} from '@cordon/ledger';
import type { LedgerPort, LedgerRecord } from '../gate/index.ts';
import { createWaitingRoom, type Pressure, type Waiting, type WaitingLimits } from './waitingRoom.ts';
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

/** A batch as its statement takes it. */
export interface Prepared {
  readonly batch: Batch;
  readonly values: readonly unknown[];
}

/** The ledger's tables. */
export interface LedgerTables extends StoredTree {
  prepare(batch: Batch): Prepared;
  /**
   * Resolves once the batch is durable; it is written whole or not at all.
   * @returns false when another writer appended first: load the range again and retry.
   */
  write(prepared: Prepared): Promise<boolean>;
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
  /** Told when appends are refused because too many wait or wait too long, and when that is over. */
  readonly onPressure?: (pressure: Pressure) => void;
  readonly limits?: WaitingLimits;
}

/** An entry whose leaf is made, waiting for its index: made when it comes, while the commit before it is under way. */
type Made = BatchEntry;

const LIMITS: WaitingLimits = { entries: 20_000, bytes: 64 * 1024 * 1024, ms: 10_000 };

/** Bytes of a body at most (UTF-8), as C2SP tlog-tiles bounds an entry of a bundle. */
const MOST_BYTES = 65_535;

/**
 * Entries a commit takes at most. One commit stays short under a flood, and while the database writes it there are others
 * to make ready: one that took all who wait would leave each of the two idle while the other works.
 */
const MOST = 256;

/** Appends that have to wait before their commit is made ready ahead of its turn: fewer might grow until then. */
const AHEAD = 64;

/** A commit that is ready to be written. */
interface Turn extends Unsigned {
  readonly taken: readonly Waiting<Made>[];
  readonly prepared: Prepared;
}

/**
 * The appender: group commit. While one commit is under way, appends queue; the next commit takes all of them.
 * What may wait has a bound (see the waiting room). An append resolves only when its entries and a signed checkpoint over them are durable. Any doubt (an error, a
 * lost connection) rejects, and the tree is loaded anew before the next commit.
 */
export function createAppender(store: LedgerStore, settings: AppenderSettings): LedgerPort {
  const { signer, sha256, now } = settings;
  const key = 'signTree' in signer ? null : signer;
  const apart =
    'signTree' in signer ? createApart((work) => store.alone(work), store, { signer, sha256, now }) : null;
  const room = createWaitingRoom<Made>(
    settings.limits ?? LIMITS,
    () => performance.now(),
    settings.onPressure ?? (() => undefined),
  );
  let range: CompactRange | null = null;
  let running = false;
  /** What the tree comes to once the commit that is being written is. */
  let flying: CompactRange | null = null;
  let ready: Turn | null = null;
  let awaiting = false;
  /** The signing under way elsewhere; the next commit is written meanwhile. */
  let signing: Promise<void> = Promise.resolve();
  /** Whether all that is stored is signed, as far as is known. */
  let settled = false;

  /** @param ready the turn of those taken, where it was made before the one in front of it was stored */
  async function commitOnce(taken: readonly Waiting<Made>[], ready: Turn | null): Promise<Turn> {
    if (apart !== null && !settled) {
      // Nothing more is stored behind a signer that is gone.
      await apart.signStored();
      settled = true;
    }
    const from = range ?? (await store.range());
    range = null;
    const turn = ready?.from === from ? ready : turnOf(taken, from);
    if (await written(turn, store)) return turn;
    // Another replica was faster. Tries in the open could be lost without end to a busier one, so the next is alone.
    return store.alone(async (only) => {
      const next = turnOf(taken, await only.range());
      if (!(await written(next, only))) throw new Error('another writer appended out of its turn');
      return next;
    });
  }

  function turnOf(taken: readonly Waiting<Made>[], from: CompactRange): Turn {
    const made = taken.flatMap((waiting) => waiting.items);
    const { batch, to, grown } = build(from, made, key, settings);
    return { taken, from, to, grown, prepared: store.prepare(batch) };
  }

  /** @returns false when another writer appended first */
  async function written({ prepared, to }: Turn, tables: Pick<LedgerTables, 'write'>): Promise<boolean> {
    flying = to;
    try {
      if (!(await tables.write(prepared))) return false;
      range = to;
      return true;
    } finally {
      flying = null;
    }
  }

  /** Makes the next commit ready while the one before it is written. It is made anew should that one fail. */
  function prepareAhead(): void {
    awaiting = false;
    if (flying === null || ready !== null) return;
    const taken = room.take(MOST);
    if (taken.length > 0) ready = turnOf(taken, flying);
  }

  async function drain(): Promise<void> {
    while (ready !== null || room.size > 0) {
      const ahead = ready;
      ready = null;
      const taken = ahead?.taken ?? room.take(MOST);
      try {
        const stored = await commitOnce(taken, ahead);
        if (apart === null) acknowledge(taken, stored.from.size);
        else {
          await signing;
          signing = apart.sign(stored).then(
            () => {
              settled = true;
              acknowledge(taken, stored.from.size);
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

  function acknowledge(taken: readonly Waiting<Made>[], first: number): void {
    let next = first;
    for (const waiting of taken) {
      const start = next;
      next += waiting.items.length;
      waiting.resolve(waiting.items.map((_, offset) => start + offset));
    }
  }

  function deny(taken: readonly Waiting<Made>[], error: unknown): void {
    range = null;
    settled = false;
    settings.onFault(error);
    for (const waiting of taken) waiting.reject(new Failure('ledger-unavailable', undefined, error));
  }

  return {
    async append(records) {
      let made: readonly Made[];
      try {
        made = records.map((record) => make(record, settings));
      } catch (error) {
        // What cannot be written is its caller's fault alone, and no reason to deny who waits beside it.
        settings.onFault(error);
        throw new Failure('ledger-unavailable', undefined, error);
      }
      const entered = room.enter(
        made,
        made.reduce((sum, { body, leaf }) => sum + body.length + leaf.length, 0),
      );
      if (!running) {
        running = true;
        void drain();
      } else if (flying !== null && ready === null && !awaiting && room.size >= AHEAD) {
        awaiting = true;
        // After all who append in this turn of the loop.
        setImmediate(prepareAhead);
      }
      return entered;
    },
  };
}

// The leaf claims the time of its entry into the ledger, which a witness can vouch for; an act that was owed happened
// earlier, and its body says when.
function make(record: LedgerRecord, { salt: draw, sha256, now }: AppenderSettings): Made {
  const salt = draw();
  const body = canonicalText(record.body);
  // Whoever writes more has to write several entries: one that no auditor's program takes is none.
  if (Buffer.byteLength(body) > MOST_BYTES)
    throw new Error(`a body of ${record.kind} is too long for an entry`);
  const leaf = leafText({ v: 1, t: now().toISOString(), c: commitText(body, salt, sha256) });
  return { leaf, hash: leafHash(toUtf8(leaf), sha256), salt, body, record };
}

function build(
  from: CompactRange,
  entries: readonly Made[],
  key: NoteSigner | null,
  { origin, sha256, now, alsoSigner }: AppenderSettings,
): { readonly batch: Batch; readonly to: CompactRange; readonly grown: ReadonlyMap<string, Uint8Array> } {
  const nodes: { level: number; index: number; hash: Uint8Array }[] = [];
  const grown = new Map<string, Uint8Array>();
  let to = from;
  for (const { hash } of entries) {
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
  }
  const checkpoint =
    key === null
      ? null
      : signCheckpoint({ origin, size: to.size, root: rootOf(to, sha256) }, [
          key,
          ...(alsoSigner === undefined ? [] : [alsoSigner]),
        ]);
  return { batch: { first: from.size, entries, nodes, size: to.size, checkpoint, at: now() }, to, grown };
}
