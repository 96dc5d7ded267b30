import type { FailingItem } from '@cordon/core/assurance';

/** What was looked at of one vendor, or of the company and the installation where `vendor` is null. */
export interface Part {
  readonly vendor: string | null;
  readonly population: number;
  readonly failed: number;
}

/** What a test came to: all that was looked at by whose it is, and the first that fail of each. */
export interface Outcome {
  readonly parts: readonly Part[];
  readonly failing: readonly FailingItem[];
}
