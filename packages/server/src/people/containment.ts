import type { Owes } from '../platform/owing.ts';

/** Why a whole vendor is shut out. */
export const containReasons = [
  'data-leak',
  'account-taken-over',
  'insider',
  'malware',
  'drill',
  'other',
] as const;
export type ContainReason = (typeof containReasons)[number];

/** A vendor shut out. */
export interface Containment {
  readonly reason: ContainReason;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  /** Who wants it released, while that counts. */
  readonly asked: { readonly id: string; readonly name: string; readonly until: Date } | null;
}

/** What containing a vendor closes, counted before it is done. */
export interface AtStake {
  readonly people: number;
  readonly liveSessions: number;
  readonly credentials: number;
  readonly openReveals: number;
  readonly openTickets: number;
}

/** What containing a vendor took away, in numbers. */
export interface Taken {
  readonly sessions: number;
  readonly credentials: number;
  readonly links: number;
  readonly reveals: number;
}

/** Vendors shut out while something is looked into. */
export interface Containments {
  /** The open one of a vendor. */
  open(vendor: string, now: Date): Promise<Containment | null>;
  atStake(vendor: string, now: Date): Promise<AtStake>;
  /**
   * Shuts a vendor out and takes away all that it and its people hold, in one step. One that is shut out already keeps its
   * reason, and what was left open is closed.
   * @returns what was taken away, and whether it was shut out before
   */
  contain(
    vendor: string,
    by: { readonly person: string; readonly reason: ContainReason; readonly at: Date },
    owes: Owes<Taken & { readonly already: boolean }>,
  ): Promise<Taken & { readonly already: boolean }>;
  /** Notes who wants it released. @returns false when nothing is open */
  askRelease(vendor: string, person: string, at: Date): Promise<boolean>;
  /** Lets its people in again. @returns false when nobody else asked for it, or nothing is open */
  release(vendor: string, person: string, at: Date): Promise<boolean>;
}

/** How long the first person's wish to release counts: older ones may not fit what is known by now. */
export const RELEASE_ASKED_MS = 24 * 3_600_000;
