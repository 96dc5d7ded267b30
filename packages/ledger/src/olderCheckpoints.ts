import { equalBytes } from './bytes.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { CheckpointVerification } from './checkpoint.ts';
import type { SeenAt } from './entryTimes.ts';
import type { Problem } from './problem.ts';
import { wrongTime } from './rotation.ts';
import type { Rotation } from './rotation.ts';
import { EMPTY_ROOT, rootOf } from './tree.ts';
import type { CompactRange, Sha256 } from './tree.ts';
import type { VerifierKey } from './vkey.ts';

/** A signed checkpoint that was kept outside the log. */
export interface OlderCheckpoint {
  readonly note: string;
  /** Where it was kept, which names it among several. */
  readonly from: string;
}

/** Compares a log with the checkpoints that were kept of it, while its entries go by. */
export class OlderCheckpoints {
  readonly #kept: readonly { readonly from: string; readonly verified: CheckpointVerification }[];
  readonly #roots: Map<number, Uint8Array | null>;
  readonly #hash: Sha256;

  constructor(older: readonly OlderCheckpoint[], keys: readonly VerifierKey[], origin: string, hash: Sha256) {
    this.#kept = older.map(({ from, note }) => ({ from, verified: verifyCheckpoint(note, keys, origin) }));
    this.#roots = new Map(
      this.#kept.flatMap(({ verified }) =>
        verified.ok
          ? [[verified.checkpoint.size, verified.checkpoint.size === 0 ? EMPTY_ROOT : null] as const]
          : [],
      ),
    );
    this.#hash = hash;
  }

  /** When witnesses saw the log at these sizes. */
  seen(): readonly SeenAt[] {
    return this.#kept.flatMap(({ verified }) =>
      verified.ok
        ? verified.witnesses.map(({ timestamp }) => ({ size: verified.checkpoint.size, timestamp }))
        : [],
    );
  }

  /** Is given the tree after each entry. */
  tree(tree: CompactRange): void {
    if (this.#roots.has(tree.size)) this.#roots.set(tree.size, rootOf(tree, this.#hash));
  }

  /** What does not hold, once every entry went by. */
  problems(size: number, rotations: readonly Rotation[]): Problem[] {
    return this.#kept.flatMap(({ from, verified }) => {
      const root = verified.ok ? (this.#roots.get(verified.checkpoint.size) ?? null) : null;
      const problem = compare(verified, rotations, size, root);
      return problem === null ? [] : [{ ...problem, path: from }];
    });
  }
}

function compare(
  older: CheckpointVerification,
  rotations: readonly Rotation[],
  size: number,
  root: Uint8Array | null,
): Pick<Problem, 'code' | 'problem'> | null {
  if (!older.ok) return { code: 'older-unusable', problem: older.problem };
  const kept = older.checkpoint;
  const late = wrongTime(kept.size, older.signers, rotations);
  if (late !== null) return late;
  if (kept.size > size) {
    return { code: 'log-rolled-back', problem: 'the log is smaller than it was: entries were taken away' };
  }
  if (root === null) {
    return {
      code: 'older-unusable',
      problem: 'the older root cannot be computed, since entries are missing',
    };
  }
  if (equalBytes(root, kept.root)) return null;
  return kept.size === size
    ? { code: 'log-forked', problem: 'the log was forked: another one of the same size was signed' }
    : { code: 'log-rewritten', problem: 'the log was rewritten: it does not begin as it did' };
}
