import type { Piece } from '@cordon/core/recordings';

/** Where somebody worked: Cordon's own screen, or the frame inside a helpdesk. */
export type Place = 'workspace' | 'sidebar';

/** One visit of somebody to a ticket, recorded. */
export interface Recording {
  readonly id: string;
  readonly ticket: string;
  readonly person: string;
  readonly agreement: string;
  readonly session: string;
  readonly place: Place;
  readonly startedAt: Date;
  readonly lastAt: Date;
  readonly endedAt: Date | null;
  /** Pieces the browser said it made; null where it never said goodbye. */
  readonly made: number | null;
  /** Whether it was ever searched for the values of its customer. */
  readonly searched: boolean;
  readonly keptUntil: Date;
}

/** A piece as it is kept, but for its events. */
export interface KeptPiece extends Piece {
  readonly events: number;
  readonly found: Readonly<Record<string, number>>;
}

/** A recording as it stands in a list. */
export interface ListedRecording extends Recording {
  readonly personName: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly ticketNumber: string;
  readonly pieces: readonly KeptPiece[];
  /** Entries of this person on this ticket while it ran. */
  readonly accesses: number;
}

/** Accesses so long before and after a recording belong to it: the first is what the page is made of. */
export const AROUND_MS = 60_000;

/** A browser that says nothing for so long is gone. */
export const SILENT_MS = 90_000;

/** Most that one piece may be: packed as it comes, and unpacked. */
export const MOST_PACKED = 512 * 1024;
export const MOST_UNPACKED = 4 * 1024 * 1024;

/** Most characters of one recording, unpacked; what comes after is a gap. */
export const MOST_SIZE = 24 * 1024 * 1024;

/** Pieces that may come at once, and how long one more takes: a browser makes one in five seconds at most. */
const AT_ONCE = 20;
const EVERY_MS = 2_000;

/** Whether a piece of this number may come already. */
export function mayCome(seq: number, { startedAt }: Pick<Recording, 'startedAt'>, now: Date): boolean {
  return seq < AT_ONCE + (now.getTime() - startedAt.getTime()) / EVERY_MS;
}
