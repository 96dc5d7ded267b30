import type { MatrixRow } from './matrix.ts';

/** Whether an obligation is kept, as far as Cordon can tell. */
export const evidenceStatuses = ['met', 'due', 'failing', 'no-evidence'] as const;

export type EvidenceStatus = (typeof evidenceStatuses)[number];

/** A row with what is known of it at a moment. */
export interface LiveRow extends MatrixRow {
  readonly status: EvidenceStatus;
  /** What that rests on, in words. */
  readonly because: string;
}
