import type { CoursesKnown } from './training.ts';

/** Something known about a principal, and when it was last confirmed (epoch milliseconds). */
export interface Fact {
  readonly at: number;
  readonly value: string | number | boolean | CoursesKnown;
}

/** A time-boxed exception that people approved under a clause; `from` inclusive, `until` exclusive, epoch milliseconds. */
interface Exception {
  readonly id: string;
  readonly from: number;
  readonly until: number;
}

/** Work goes on while reports of these kinds of condition fail: both parties agreed, for where this person is. */
export interface Lease extends Exception {
  readonly kinds: readonly string[];
}

/** One case is open to this person of the controller. */
export interface Emergency extends Exception {
  readonly ticket: string;
}

/** Steps of the agreed ladder, the lightest first. */
export const conductSteps = [
  'reminder',
  'warning',
  'retraining',
  'suspension',
  'removal',
  'termination',
] as const;
export type ConductStep = (typeof conductSteps)[number];

/** What a decided step takes from a person, while it is in force. Times in epoch milliseconds. */
export interface ConductHold {
  /** The lighter steps take nothing. */
  readonly step: Extract<ConductStep, 'retraining' | 'suspension' | 'removal' | 'termination'>;
  /** The one agreement it counts under; null for every one. */
  readonly agreement: string | null;
  /** When it ends by itself, exclusive; null where an act or nothing ends it. */
  readonly until: number | null;
}

/** What somebody is held to while the company looks into an incident about them. Times in epoch milliseconds. */
export interface Held {
  /** A second factor given after this moment comes before anything else; null when none is asked for. */
  readonly factorAfter: number | null;
  /** When this session last gave a factor of the person's own: no code from a drawer; null for never. */
  readonly factorAt: number | null;
  /** The most customers an hour; null at the usual pace. */
  readonly customersAnHour: number | null;
  /** What was decided about their conduct, and is in force. */
  readonly conduct?: readonly ConductHold[];
}

/** Who asks. Facts come from the server's own stores, never from the client. */
export interface Principal {
  readonly id: string;
  readonly kind: 'agent' | 'tool' | 'service';
  /** Party id of the organisation the person works for. */
  readonly party: string;
  readonly side: 'controller' | 'processor';
  /** The one role of the terms this person acts in, e.g. `tier1`; empty, which no terms name, without an assignment. */
  readonly role: string;
  /** The office a person of the controller holds. No permission names one; a clause of its own may open something to it. */
  readonly office?: string;
  readonly site: string | null;
  /** Facts by the kind of condition they feed, e.g. `mfa`, `network`, `suspension`. */
  readonly facts: Readonly<Record<string, Fact | undefined>>;
  /** When the second factor was last confirmed for a step-up (epoch milliseconds), or null. */
  readonly stepUpAt: number | null;
  readonly held?: Held | undefined;
  readonly lease?: Lease | undefined;
  readonly emergency?: Emergency | undefined;
}
