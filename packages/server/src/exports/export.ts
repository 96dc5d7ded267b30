import type { Approval, ExportRequest } from '../approvals/index.ts';

export type ExportState = 'waiting' | 'running' | 'ready' | 'downloaded' | 'stopped' | 'expired';

/** How far an export is. */
export interface ExportProgress {
  readonly id: string;
  readonly state: ExportState;
  /** Pieces made, of how many; a piece is one ticket and one entry. */
  readonly done: number;
  readonly pieces: number;
  readonly rows: number;
  readonly entries: readonly number[];
  readonly readyUntil: Date | null;
  /** Why it was stopped. */
  readonly code: string | null;
  readonly fileHash: Buffer | null;
}

/** An export with the request that was approved for it. */
export interface Export extends ExportProgress {
  readonly approval: Approval & { readonly request: ExportRequest };
}

/** How long a file waits for whoever asked for it. */
export const READY_MS = 15 * 60_000;

/** A job that says nothing for so long is gone. */
export const SILENT_MS = 2 * 60_000;

/** More rows than this are no export of the tickets in somebody's hand. */
export const MOST_ROWS = 5000;
