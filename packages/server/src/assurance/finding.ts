import type {
  FindingKind,
  FindingOrigin,
  FindingSeverity,
  Hastening,
  OwnerSide,
  PracticeId,
  Standing,
} from '@cordon/core/assurance';
import type { OwedAct } from '../platform/owing.ts';

/** What was found, as a look says it. */
export interface Found {
  readonly kind: FindingKind;
  /** What it is about, by ids and the same at every look: `shop/public.customers/nickname`. */
  readonly about: string;
  readonly source: string | null;
  readonly vendor: string | null;
  readonly agreement: string | null;
  /** Ids, codes and counts; never a customer's value. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What whoever raises it knows better than its kind says. */
export interface NewFinding extends Found {
  readonly severity?: FindingSeverity;
  readonly practice?: PracticeId;
  readonly origin?: FindingOrigin;
  readonly owner?: { readonly side: OwnerSide; readonly person: string | null };
}

/** How a finding was closed: a look found it no more, or another person looked again. The others are from before re-tests. */
export type Ending = 'settled' | 'retested' | 'accepted' | 'mended';

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Finding extends Found {
  readonly id: string;
  readonly origin: FindingOrigin;
  readonly practice: PracticeId;
  /** What a reviewer called it, and saw. */
  readonly title: string | null;
  readonly told: string | null;
  readonly standing: Standing;
  /** How many steps it took: a step that rests on another is refused. */
  readonly revision: number;
  readonly ownerName: string | null;
  readonly dueAt: Date;
  /** The duty that brought that day forward; null where its severity alone says it. */
  readonly dueBy: Hastening | null;
  /** Since when its risk is accepted; null while it is not. */
  readonly exceptedAt: Date | null;
  readonly raisedAt: Date;
  readonly seenAt: Date;
  readonly closed: { readonly at: Date; readonly how: Ending; readonly by: Person | null } | null;
  /** The entry with which it was raised; null until that stands. */
  readonly entry: number | null;
}

/** A finding as it is first kept. */
export interface Kept extends Found {
  readonly severity: FindingSeverity;
  readonly practice: PracticeId;
  readonly origin: FindingOrigin;
  readonly owner: Standing['owner'];
  readonly dueAt: Date;
  readonly dueBy: Hastening | null;
  readonly title?: string;
  readonly told?: string;
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
   * Raises a finding, once while it is open. One whose fix is claimed is open again, and so is one that was accepted and is
   * more than it was. It is entered as `finding-raised`.
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

/** A step in the life of a finding, and what is entered of it. */
export interface LifeChange {
  readonly standing: Standing;
  readonly owed: OwedAct;
  /** What a person wrote. */
  readonly text?: string;
  /** A code or an instant that says more of the act. */
  readonly detail?: string;
}

/** Which findings are listed. */
export interface FindingFilter {
  readonly open: boolean;
  /** Only about these, or null for all. */
  readonly vendors: readonly string[] | null;
  /** Only those of this person, or of their side while nobody is named. */
  readonly mine?: { readonly person: string; readonly side: OwnerSide };
  /** Only those that were due by then. */
  readonly overdueAt?: Date;
}

export interface FindingStore {
  /**
   * @param again what a look that found it once more makes of its standing, with the facts of before; null for nothing
   * @returns `moved`: whether that was kept
   */
  raise(
    finding: Kept,
    at: Date,
    owes: (id: string) => OwedAct,
    again: (found: Pick<Finding, 'id' | 'standing' | 'facts'>) => LifeChange | null,
  ): Promise<{ readonly id: string; readonly fresh: boolean; readonly moved: boolean }>;
  settle(
    kinds: readonly FindingKind[],
    source: string | null,
    still: readonly string[],
    at: Date,
    owes: (finding: { readonly id: string } & Found) => OwedAct,
  ): Promise<number>;
  /** What is open by when it is due, what is closed newest first. */
  list(filter: FindingFilter): Promise<readonly Finding[]>;
  /** @param vendors only what is theirs, or null for all. @returns by id, whatever of these there is and may be known */
  names(ids: readonly string[], vendors: readonly string[] | null): Promise<ReadonlyMap<string, Named>>;
  find(id: string): Promise<Finding | null>;
}
