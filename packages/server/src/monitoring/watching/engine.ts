import type { Signal, WatchedEvent } from '@cordon/core/monitoring';

/** What the live run folds through. */
export interface Engine {
  see(event: WatchedEvent): readonly Signal[];
  /** What it keeps, in pieces of plain JSON. It sees nothing until the last was taken. */
  pieces(): Iterable<unknown>;
}

/** How far a run is in the two streams it reads: entries, and steps of tickets by transaction and number. */
export interface Position {
  readonly entry: number;
  readonly stepXid: string;
  readonly stepId: number;
}

export const samePosition = (a: Position, b: Position): boolean =>
  a.entry === b.entry && a.stepXid === b.stepXid && a.stepId === b.stepId;

/** A signal with what makes it the same one when it is found again. */
export interface KnownSignal extends Signal {
  readonly id: string;
  /** Pseudonyms of the customers in its evidence. */
  readonly subjects: readonly string[];
}

/** Thresholds in force: the company's, by the number of their version, and what the agreements in force say. */
export interface InForce {
  readonly version: number;
  /** The same for the same values; another when an agreement that says otherwise came into force, changed or ended. */
  readonly agreed: string;
  /** @param pieces of an earlier engine, or null to begin with nothing known */
  engine(pieces: readonly unknown[] | null): Engine;
}
