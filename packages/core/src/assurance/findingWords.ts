import type { FindingSeverity } from './findingLife/severity.ts';

/** What a kind of finding says to whoever has to act on it. */
export interface FindingWords {
  /** How soon it is due, by the table of findingLife/severity.ts, unless whoever raises it says otherwise. */
  readonly severity: FindingSeverity;
  /** What was found, in one line. */
  readonly title: string;
  /** Why it matters, and what Cordon does meanwhile. */
  readonly meaning: string;
  /** What ends it. */
  readonly next: string;
}
