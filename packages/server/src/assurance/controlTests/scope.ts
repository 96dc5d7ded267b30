import type { ControlRun } from '@cordon/core/assurance';
import { totalOf, type KeptRun, type PastRun } from './store.ts';

/**
 * A run as somebody may know it.
 * @param vendors whose people and things they may know of, or null for all
 * @returns only what is of those vendors; a test of none of them, made of the company or the installation, without its
 *   counts and items: it says no more than whether it passes
 */
export function runFor(kept: KeptRun, vendors: readonly string[] | null): ScopedRun {
  const { test, at, ran, failing } = kept;
  const run = { test, at: at.getTime(), ran };
  if (vendors === null) return { ...run, failing, ...totalOf(kept.parts), counted: true };
  const own = kept.parts.filter(({ vendor }) => vendor !== null && vendors.includes(vendor));
  const house = kept.parts.filter(({ vendor }) => vendor === null);
  if (own.length === 0 && house.length > 0) {
    const failed = totalOf(house).failed > 0 ? 1 : 0;
    return { ...run, failing: [], population: 1, failed, counted: false };
  }
  const theirs = failing.filter(({ vendor }) => vendor !== null && vendors.includes(vendor));
  return { ...run, failing: theirs, ...totalOf(own), counted: true };
}

export interface ScopedRun extends ControlRun {
  /** False: population and failures say whether there are any, not how many. */
  readonly counted: boolean;
}

/** The same of one in the past. */
export function pastRunFor(past: PastRun, vendors: readonly string[] | null): ScopedRun {
  return runFor({ ...past, failing: [], ms: 0 }, vendors);
}
