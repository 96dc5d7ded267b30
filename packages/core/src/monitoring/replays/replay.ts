import type { Behaviour } from '../simulator/choice.ts';

/** A case that happened, scripted from what was published, among honest work that is simulated. */
export interface Replay {
  readonly name: string;
  /** Days the stream needs to hold it. */
  readonly days: number;
  readonly behaviour: Behaviour;
}
