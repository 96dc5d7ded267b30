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
  'decisions',
  'documents',
  'completion',
  'undertakings',
  'certificate',
] as const;

export type CheckId = (typeof checkIds)[number];

/** One thing that was checked. */
export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
  /** What was found, in figures and names. */
  readonly detail: string;
  /** What failed, each with the file or entry it is about; at most some, with the number of all in the detail. */
  readonly problems: readonly string[];
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
  #count = 0;

  fail(problem: string): void {
    this.#count++;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }

  get failed(): boolean {
    return this.#count > 0;
  }

  check(id: CheckId, good: string, none = false): Check {
    if (!this.failed) return { id, status: none ? 'none' : 'ok', detail: good, problems: [] };
    const detail = this.#count === 1 ? 'One problem.' : `${String(this.#count)} problems.`;
    return { id, status: 'failed', detail, problems: this.#problems };
  }
}
