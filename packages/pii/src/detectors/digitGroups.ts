import type { Clues } from '../clues.ts';

/** Whether the groups from `first` on that belong together hold at least so many digits. */
export function hasDigits({ groupStart, groupEnd, groupGap }: Clues, first: number, least: number): boolean {
  let digits = 0;
  for (let i = first; i < groupStart.length; i += 1) {
    if (i > first && groupGap[i] === 0) return false;
    digits += (groupEnd[i] ?? 0) - (groupStart[i] ?? 0);
    if (digits >= least) return true;
  }
  return false;
}
