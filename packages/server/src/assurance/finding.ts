import type { FindingKind } from '@cordon/core/assurance';
import type { OwedAct } from '../platform/owing.ts';

export interface NewFinding {
  readonly kind: FindingKind;
  /** What it is about, by ids and the same at every look: `shop/public.customers/nickname`. */
  readonly about: string;
  readonly source: string | null;
  readonly vendor: string | null;
  readonly agreement: string | null;
  /** Ids, codes and counts; never a customer's value. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** How a finding ended: a look no longer found it, or a person said so. */
export type Ending = 'settled' | 'accepted' | 'mended';

export interface Finding extends NewFinding {
  readonly id: string;
  readonly raisedAt: Date;
  readonly seenAt: Date;
  readonly closed: {
    readonly at: Date;
    readonly how: Ending;
    readonly by: { readonly id: string; readonly name: string } | null;
  } | null;
  /** The entry with which it was raised; null until that stands. */
  readonly entry: number | null;
}

/** Somebody or something that a finding is about, as people know it; a ticket by its number in the helpdesk. */
export interface Named {
  readonly id: string;
  readonly kind: 'person' | 'ticket' | 'agreement' | 'party';
  readonly name: string;
}

/** What the looks of other features tell. */
export interface Findings {
  /**
   * Raises a finding, once while it is open; what a person accepted with the same facts is not raised again. It is
   * entered as `finding-raised`.
   * @returns its id, and whether it is new
   */
  raise(finding: NewFinding): Promise<{ readonly id: string; readonly fresh: boolean }>;
  /**
   * After a look at everything of these kinds in a source, or of what hangs on none: open findings whose thing was not seen again are settled.
   * @param still what `about` says of all that was found
   * @returns how many were settled
   */
  settle(kinds: readonly FindingKind[], source: string | null, still: readonly string[]): Promise<number>;
}

export interface FindingStore {
  raise(
    finding: NewFinding,
    at: Date,
    owes: (id: string) => OwedAct,
  ): Promise<{ readonly id: string; readonly fresh: boolean }>;
  settle(
    kinds: readonly FindingKind[],
    source: string | null,
    still: readonly string[],
    at: Date,
    owes: (finding: { readonly id: string } & NewFinding) => OwedAct,
  ): Promise<number>;
  /** Newest first. @param vendors only about these, or null for all */
  list(filter: {
    readonly open: boolean;
    readonly vendors: readonly string[] | null;
  }): Promise<readonly Finding[]>;
  /** @param vendors only what is theirs, or null for all. @returns by id, whatever of these there is and may be known */
  names(ids: readonly string[], vendors: readonly string[] | null): Promise<ReadonlyMap<string, Named>>;
  find(id: string): Promise<Finding | null>;
  /** @returns false when it was closed already */
  close(id: string, how: Exclude<Ending, 'settled'>, by: string, at: Date, owed: OwedAct): Promise<boolean>;
}
