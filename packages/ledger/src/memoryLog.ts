import { signCheckpoint } from './checkpoint.ts';
import { exportLog } from './exportLog.ts';
import type { ExportFile } from './exportLog.ts';
import { LedgerError } from './errors.ts';
import { EMPTY_RANGE, appendLeaf, leafHash, rootOf } from './tree.ts';
import type { CompactRange, HashReader } from './tree.ts';
import type { NoteSigner } from './vkey.ts';

/** A log held in memory, for tests and examples: the shortest whole use of the package. */
export class MemoryLog {
  readonly origin: string;
  readonly #entries: Uint8Array[] = [];
  readonly #hashes = new Map<string, Uint8Array>();
  #tree: CompactRange = EMPTY_RANGE;

  constructor(origin: string) {
    this.origin = origin;
  }

  get size(): number {
    return this.#tree.size;
  }

  get root(): Uint8Array {
    return rootOf(this.#tree);
  }

  append(entry: Uint8Array): void {
    this.#entries.push(entry);
    this.#tree = appendLeaf(this.#tree, leafHash(entry), (level, index, hash) => {
      this.#hashes.set(key(level, index), hash);
    });
  }

  readonly hash: HashReader = (level, index) => {
    const hash = this.#hashes.get(key(level, index));
    if (hash === undefined) throw new LedgerError('range', 'the subtree is not in the tree');
    return hash;
  };

  checkpoint(signers: readonly NoteSigner[]): string {
    return signCheckpoint({ origin: this.origin, size: this.size, root: this.root }, signers);
  }

  /** The files of the log as it is, see `exportLog`. */
  export(checkpoint: string, vkeys: readonly string[]): AsyncGenerator<ExportFile, void, undefined> {
    return exportLog({
      size: this.size,
      entries: (start, end) => this.#entries.slice(start, end),
      hashes: (level, start, end) =>
        Array.from({ length: end - start }, (_, i) => this.hash(level, start + i)),
      checkpoint,
      vkeys,
    });
  }
}

function key(level: number, index: number): string {
  return `${String(level)}/${String(index)}`;
}
