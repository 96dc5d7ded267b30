import type { Shift } from '@cordon/core/policy';
import type { Owes } from '../../platform/owing.ts';

/** What was said of an assignment; `unanswered` ends it like `remove`. */
export type Answer = 'keep' | 'remove' | 'unanswered';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** Every assignment under an agreement, put before the vendor's leads. */
export interface Review {
  readonly id: string;
  readonly agreement: { readonly id: string; readonly title: string };
  readonly party: Ref;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly remindedAt: Date | null;
  readonly closedAt: Date | null;
  readonly kept: number;
  readonly removed: number;
  /** Not answered yet, or never. */
  readonly open: number;
}

export interface ReviewItem {
  readonly assignment: string;
  readonly person: Ref;
  readonly accessRole: string;
  readonly purpose: string;
  readonly site: string | null;
  readonly shift: Shift | null;
  readonly since: Date;
  /** The person's last access under the agreement that the ledger's events still know. */
  readonly lastUse: Date | null;
  readonly answer: Answer | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

export interface Reviews {
  /** Newest first. */
  list(filter: { readonly party?: string; readonly id?: string }): Promise<readonly Review[]>;
  items(review: string): Promise<readonly ReviewItem[]>;
  /**
   * Opens a review of what is live.
   * @returns how many assignments it puts before people, or null when there are none or one is open
   */
  open(review: {
    readonly id: string;
    readonly agreement: string;
    readonly by: string | null;
    readonly at: Date;
    readonly dueAt: Date;
  }): Promise<number | null>;
  /** Answers what is not answered yet, and closes the review when nothing is left. @returns what this answered */
  answer(
    review: string,
    assignments: readonly string[],
    answer: Answer,
    by: string | null,
    at: Date,
    owes?: Owes<readonly string[]>,
  ): Promise<readonly string[]>;
  reminded(review: string, at: Date): Promise<void>;
  /** Since when time counts towards the next review: the last one's due day, else the first assignment. */
  base(agreement: string): Promise<Date | null>;
  /** E-mail addresses of those who answer for a vendor. */
  reviewers(party: string): Promise<readonly string[]>;
  alone(work: () => Promise<void>): Promise<boolean>;
}

const DAY = 86_400_000;

/** Days before a review is due at which it is put before people, and those who have not answered are reminded. */
export const OPEN_DAYS = 14;
export const REMIND_DAYS = 3;

/** The day the next review is due; null while nobody works under the agreement. */
export function nextDue(base: Date | null, everyDays: number): Date | null {
  return base === null ? null : new Date(base.getTime() + everyDays * DAY);
}

/**
 * Whether it is time to put the next review before people, and by when it is then to be answered: never in less than the
 * days people have for it, however late somebody looked.
 * @returns null when it is not time yet
 */
export function dueIfNow(base: Date | null, everyDays: number, now: Date): Date | null {
  const due = nextDue(base, everyDays);
  if (due === null || now.getTime() < due.getTime() - OPEN_DAYS * DAY) return null;
  return new Date(Math.max(due.getTime(), now.getTime() + OPEN_DAYS * DAY));
}

export function isToRemind({ dueAt, remindedAt, closedAt, open }: Review, now: Date): boolean {
  return (
    closedAt === null &&
    remindedAt === null &&
    open > 0 &&
    now.getTime() >= dueAt.getTime() - REMIND_DAYS * DAY
  );
}
