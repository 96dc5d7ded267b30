import type { EndReason, Side, Span } from './event.ts';

export const lifeStates = [
  'draft',
  'offered',
  'negotiated',
  'signed',
  'in-force',
  'suspended',
  'ended',
] as const;

/** `signed`: both signed, and its time has not come. */
export type LifeState = (typeof lifeStates)[number];

export const actKinds = [
  'offer',
  'withdraw',
  'propose',
  'sign',
  'renew',
  'suspend',
  'resume',
  'terminate',
  'end-for-breach',
] as const;

/** What a side may do with an agreement. */
export type ActKind = (typeof actKinds)[number];

/** The version that waits for signatures. */
export interface Pending extends Span {
  readonly version: number;
  readonly signedBy: readonly Side[];
}

/** Where an agreement stands at a moment. */
export interface Standing {
  readonly state: LifeState;
  /** Since when it stands so, epoch milliseconds. */
  readonly since: number;
  /** The moment this was asked for. */
  readonly at: number;
  /** Why it ended; null until then. */
  readonly reason: EndReason | 'expired' | null;
  /** Whether the vendor may know of it. */
  readonly offered: boolean;
  /** Whether other words were proposed after the offer, before both signed. */
  readonly negotiated: boolean;
  /** Who suspended it; null when it is not suspended. */
  readonly suspendedBy: Side | null;
  /** The versions both signed, newest first. */
  readonly signed: readonly number[];
  /** The signed version whose time it is, suspended or not; null when there is none, or it ended. */
  readonly running: number | null;
  /** The signed version to go by: the one that runs, else the last that ran, else the next that will; or null. */
  readonly stands: number | null;
  /** The version that waits for signatures; null when none does, or it ended. */
  readonly pending: Pending | null;
  /** The version to read first: the one that waits, else the one that stands, else the last. 0 when there is none. */
  readonly atStake: number;
  /** Whose signature comes next. */
  readonly awaits: Side | null;
  /** When nothing of it will be in force any more, renewals signed ahead counted in; null when nothing runs. */
  readonly endsAt: number | null;
  /** The last instant that a version both signed, or one that waits, speaks of; 0 when there is none. */
  readonly furthest: number;
}

/** Where an agreement stands, and what each side may do next. Which of its people may, is for the caller to say. */
export interface Life extends Standing {
  readonly acts: Readonly<Record<Side, readonly ActKind[]>>;
}
