import type { KeptNorms } from '../norms/norms.ts';
import type { KeptRisk } from '../risk.ts';
import type { Source } from '../watched.ts';
import type { KeptState } from './keyed.ts';
import type { KeptSaid } from './said.ts';

/** All an engine knows, as plain JSON. */
export interface Snapshot {
  readonly calibration: string;
  readonly clock: number;
  readonly feeds: readonly Source[];
  readonly seen: readonly (readonly number[])[];
  readonly said: readonly KeptSaid[];
  readonly risk: readonly KeptRisk[];
  readonly norms: KeptNorms;
  readonly states: Readonly<Record<string, readonly KeptState[]>>;
}

/** A part of a snapshot, plain JSON, small enough to be made without anybody waiting for it. */
export type Piece =
  | { readonly of: 'engine'; readonly snapshot: Snapshot }
  | { readonly of: 'people'; readonly people: KeptNorms['people'] }
  | { readonly of: 'states'; readonly states: Snapshot['states'] };

/**
 * @param pieces all of one snapshot, in the order in which they were made
 * @throws Error for pieces that are no whole snapshot: nothing is guessed
 */
export function snapshotOf(pieces: Iterable<Piece>): Snapshot {
  let first: Snapshot | null = null;
  const people: KeptNorms['people'][number][] = [];
  const states: Record<string, Snapshot['states'][string][number][]> = {};
  for (const piece of pieces) {
    if (piece.of === 'engine') first = piece.snapshot;
    else if (piece.of === 'people') people.push(...piece.people);
    else {
      for (const [kind, kept] of Object.entries(piece.states)) (states[kind] ??= []).push(...kept);
    }
  }
  if (first === null) throw new Error('no beginning of a snapshot');
  return { ...first, norms: { ...first.norms, people }, states };
}
