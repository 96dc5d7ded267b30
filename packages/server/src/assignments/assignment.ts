import { isOnShift, nextTurn, type Shift, type ShiftChange } from '@cordon/core/policy';
import type { Owes } from '../platform/owing.ts';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** Somebody works as a role of an agreement for a purpose, at a site, in a shift. */
export interface Assignment {
  readonly id: string;
  readonly person: Ref;
  /** Party id of the person. */
  readonly party: string;
  readonly agreement: { readonly id: string; readonly title: string };
  /** The customer database the agreement is about. */
  readonly source: string;
  readonly accessRole: string;
  readonly purpose: string;
  readonly site: Ref | null;
  /** Null for always. */
  readonly shift: Shift | null;
  /** Swaps and extensions, those over for longer than a day left out. */
  readonly changes: readonly (ShiftChange & { readonly because: 'swap' | 'extend' })[];
  readonly from: Date;
  readonly until: Date | null;
  /** Null for what stood before there were assignments. */
  readonly madeBy: string | null;
}

/**
 * Why an assignment ended: by hand, by another one in its place, in a review, with its site, because the vendor's
 * directory says so, or by a decision about conduct.
 */
export type EndedWhy =
  'ended' | 'replaced' | 'removed' | 'unanswered' | 'site-closed' | 'directory' | 'conduct';

/** An assignment that runs, will run or ran. */
export interface PastAssignment extends Assignment {
  /** Null for one nobody ended; its time may be over all the same. */
  readonly endedWhy: EndedWhy | null;
}

export interface NewAssignment {
  readonly id: string;
  readonly person: string;
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
  readonly site: string | null;
  readonly shift: Shift | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly by: string | null;
}

export interface NewShiftChange extends ShiftChange {
  readonly assignment: string;
  readonly because: 'swap' | 'extend';
}

/** All conditions given must hold. */
export interface AssignmentFilter {
  readonly id?: string;
  readonly person?: string;
  readonly party?: string;
  readonly agreement?: string;
}

/** Who works as what. What is live is asked of the database anew each time: an end holds from the next statement on. */
export interface Assignments {
  /** Assignments that run at a time, whether or not their shift does. */
  live(filter: AssignmentFilter, at: Date): Promise<readonly Assignment[]>;
  /** Somebody's, those that were over before a time left out. */
  since(person: string, since: Date, at: Date): Promise<readonly PastAssignment[]>;
  /** The one that a ticket of this agreement and purpose is worked under, or null. */
  working(person: string, agreement: string, purpose: string, at: Date): Promise<Assignment | null>;
  /** Puts assignments in force; one for the same person, agreement and purpose is replaced, reveals of it closed. */
  make(made: readonly NewAssignment[], at: Date): Promise<void>;
  /**
   * Ends assignments at once, with the reveals of their people under the agreement, and puts the tickets in hand back
   * into the queue.
   * @returns ids of those that were live
   */
  end(
    ids: readonly string[],
    how: { readonly by: string | null; readonly why: EndedWhy; readonly at: Date },
    owes?: Owes<readonly string[]>,
  ): Promise<readonly string[]>;
  change(changes: readonly NewShiftChange[], by: string, at: Date): Promise<void>;
}

export function isWorking({ shift, changes }: Pick<Assignment, 'shift' | 'changes'>, at: Date): boolean {
  return isOnShift(shift, changes, at.getTime());
}

/** When the person next comes on or goes off shift; null when never. */
export function turnsAt({ shift, changes }: Pick<Assignment, 'shift' | 'changes'>, at: Date): Date | null {
  const turn = nextTurn(shift, changes, at.getTime());
  return turn === null ? null : new Date(turn);
}
