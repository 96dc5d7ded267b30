import { covers } from '../../policy/index.ts';
import { isData, type ClosingTask } from './task.ts';

/** Why data must be kept although the agreement ended. A code, so that nobody writes a case into the ledger. */
export const holdReasons = [
  'litigation',
  'regulator',
  'investigation',
  'audit',
  'tax',
  'subject-request',
] as const;

export type HoldReason = (typeof holdReasons)[number];

/** A legal hold: while it is open nothing it covers is deleted, and nothing of the agreement is destroyed. */
export interface LegalHold {
  readonly id: string;
  /** One data category, or null for everything under the agreement. */
  readonly category: string | null;
  readonly reason: HoldReason;
  /** RFC 3339. */
  readonly placedAt: string;
  readonly liftedAt: string | null;
}

/** Holds that stand. An act of destruction is refused while there is any, whatever its scope. */
export function openHolds<H extends Pick<LegalHold, 'liftedAt'>>(holds: readonly H[]): readonly H[] {
  return holds.filter(({ liftedAt }) => liftedAt === null);
}

/** Whether a hold keeps what a task is about. A hold on a part of a group keeps the group. */
export function keeps({ category }: Pick<LegalHold, 'category'>, task: ClosingTask): boolean {
  if (!isData(task)) return false;
  // Notes, exports, recordings and copies elsewhere can hold any category.
  if (category === null || task.kind !== 'category' || task.about === null) return true;
  return covers(task.about, category) || covers(category, task.about);
}
