/** One stored piece of a recording. Times in epoch milliseconds. */
export interface Piece {
  /** From 0, one more for each piece the browser made. */
  readonly seq: number;
  readonly from: number;
  readonly until: number;
}

/** A stretch that is missing, between what stands before and after it; null where nothing does. */
export interface Gap {
  readonly from: number | null;
  readonly until: number | null;
  /** Pieces that never came; null where nobody knows how many. */
  readonly pieces: number | null;
}

/**
 * What is missing of a recording.
 * @param pieces in their order, each number once
 * @param made how many the browser says it made, when it said goodbye; null when it never did
 */
export function gapsOf(pieces: readonly Piece[], made: number | null): readonly Gap[] {
  const gaps: Gap[] = [];
  let before: Piece | null = null;
  for (const piece of pieces) {
    const expected: number = before === null ? 0 : before.seq + 1;
    if (piece.seq > expected) {
      gaps.push({ from: before?.until ?? null, until: piece.from, pieces: piece.seq - expected });
    }
    before = piece;
  }
  const next: number = before === null ? 0 : before.seq + 1;
  if (made === null) gaps.push({ from: before?.until ?? null, until: null, pieces: null });
  else if (made > next) gaps.push({ from: before?.until ?? null, until: null, pieces: made - next });
  return gaps;
}
