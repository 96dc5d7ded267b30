/** `none`: there is nothing to check here, or nothing here can be checked; the detail says why. */
export type CheckStatus = 'ok' | 'failed' | 'none';

export const checkIds = [
  'manifest',
  'files',
  'terms',
  'signatures',
  'checkpoint',
  'rotations',
  'witnesses',
  'entries',
  'completeness',
  'decisions',
  'documents',
  'completion',
  'undertakings',
  'certificate',
] as const;

export type CheckId = (typeof checkIds)[number];

/**
 * What is wrong with the completeness of a pack, by a name that stays the same. Each is tampering with the pack or with what
 * lies beside the ledger, but for `count-unusable`, which leaves nothing to compare with.
 */
export type PackProblemCode =
  /** An entry was counted, its body is not in the pack, and no entry says that it was erased: an act is hidden. */
  | 'opening-missing'
  /** An entry is in the pack that the ledger did not count. */
  | 'opening-uncounted'
  /** The pack names other figures than the ledger signed. */
  | 'count-false'
  /** The pack says that an entry states an erasure, and does not show it as one. */
  | 'erasure-unstated'
  | 'count-unusable';

/** One thing that was checked. */
export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
  /** What was found, in figures and names. */
  readonly detail: string;
  /** What failed, each with the file or entry it is about; at most some, with the number of all in the detail. */
  readonly problems: readonly string[];
  /** Which kinds of problem those are, where the check tells them apart. */
  readonly codes: readonly PackProblemCode[];
}

/** What verifying a pack found. */
export interface PackReport {
  /** No check failed. What was not proven is not in it. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** SHA-256 of the manifest, hex: what the ledger's entry of the export names. */
  readonly manifestHash: string | null;
  /** The keys that the pack itself names; whether they are the right ones has to be learned another way. */
  readonly vkeys: readonly string[];
  /** Keys the ledger had before, each led to by an entry that both it and its successor signed. */
  readonly formerVkeys: readonly string[];
}

const MOST_PROBLEMS = 20;

/** Collects what one check finds. */
export class Findings {
  readonly #problems: string[] = [];
  readonly #codes = new Set<PackProblemCode>();
  #count = 0;

  fail(problem: string, code?: PackProblemCode): void {
    this.#count++;
    if (code !== undefined) this.#codes.add(code);
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }

  get failed(): boolean {
    return this.#count > 0;
  }

  check(id: CheckId, good: string, none = false): Check {
    if (!this.failed) return { id, status: none ? 'none' : 'ok', detail: good, problems: [], codes: [] };
    const detail = this.#count === 1 ? 'One problem.' : `${String(this.#count)} problems.`;
    return { id, status: 'failed', detail, problems: this.#problems, codes: [...this.#codes] };
  }
}
