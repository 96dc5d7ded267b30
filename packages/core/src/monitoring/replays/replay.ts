import type { Behaviour } from '../simulator/choice.ts';

/** What was published about a case. */
export interface Published {
  /** Days from the first access to the last; null where nobody said. */
  readonly daysItLasted: number | null;
  /** Days from the first access until somebody noticed; null where nobody said. */
  readonly daysUntilNoticed: number | null;
  /** People or records exposed in the end; null where nobody said of all. */
  readonly records: number | null;
  readonly howFound: string;
  /** Who published it. */
  readonly source: string;
}

/** A case that happened, scripted from what was published, among honest work that is simulated. */
export interface Replay {
  readonly name: string;
  readonly title: string;
  /** Days the stream needs to hold it. */
  readonly days: number;
  readonly behaviour: Behaviour;
  readonly published: Published;
}

/** Days in which nothing happens yet, from which what is usual is learnt. */
export const QUIET = 21;
