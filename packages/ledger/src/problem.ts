/**
 * What does not hold, by a name that stays the same: other programs may rely on it. Each names only what is proven;
 * where two explanations are left, the code says so (`tile-mismatch`, `root-mismatch`).
 */
export type ProblemCode =
  // The checkpoint and who signed it.
  | 'checkpoint-missing'
  | 'checkpoint-malformed'
  /** A signature under a trusted key does not hold: the text was changed, or the signature is another one's. */
  | 'checkpoint-changed'
  /** Signed in the log's name, with another key than the trusted one. */
  | 'key-swapped'
  /** No trusted key signed at all. */
  | 'key-unknown'
  | 'other-log'
  /** Signed by a key of the log after it gave way to the next, or before it was the log's. */
  | 'key-superseded'
  | 'key-premature'
  | 'rotation-malformed'
  | 'quorum-missing'
  // Entries, where a tile that leads to the signed root says what was logged.
  | 'entry-changed'
  | 'entry-dropped'
  | 'entry-inserted'
  | 'entry-reordered'
  /** Entries and their tile were changed together; a tile above, which leads to the signed root, shows it. */
  | 'entries-rewritten'
  | 'entries-missing'
  | 'log-truncated'
  /** An entry was logged that is no leaf. */
  | 'entry-malformed'
  // Tiles.
  | 'tile-changed'
  | 'tile-misplaced'
  | 'tile-missing'
  /** A tile and what is below it differ, and nothing proves which of the two was changed. */
  | 'tile-mismatch'
  /** All files agree with each other and not with the signature: what was changed cannot be told. */
  | 'root-mismatch'
  // Against what was kept outside.
  | 'log-rolled-back'
  | 'log-forked'
  | 'log-rewritten'
  | 'older-unusable'
  /** Its time is before that of a cosignature of the log without it. */
  | 'entry-backdated'
  /** Its time is after that of a cosignature of the log with it. */
  | 'entry-postdated'
  // What was shown beside the log.
  | 'opening-mismatch'
  | 'opening-nowhere'
  /** No body where all were to be shown, and no entry that says it was erased: an act is hidden. */
  | 'body-missing'
  /** An entry says that something was erased, and breaks a rule of `Retention`. */
  | 'retention-malformed'
  // The verifier could not look, or stopped looking.
  | 'unreadable'
  | 'too-many';

/** One thing that does not hold, and the file of the log where it shows. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: string;
  /** In plain words, with the indices it is about; never what stood in an entry. */
  readonly problem: string;
}

/** `entry 7`, or `entries 7 to 9`. */
export function entriesText(first: number, last: number): string {
  return first === last ? `entry ${String(first)}` : `entries ${String(first)} to ${String(last)}`;
}
