/** What of a sum and its parts may be told. */
interface Guarded {
  readonly total: boolean;
  /** In the order of the parts. */
  readonly parts: readonly boolean[];
}

/**
 * Which parts of a sum may be told so that nothing of fewer than a group follows from what is: a part of fewer is held back, and
 * where what is held back together is one part or fewer than a group, the total less the rest would tell of it, so the next smallest
 * is held back with it. Where that does not help, the total is held back. A part of nobody tells of nobody, and hides nobody.
 * @param counts people of each part; each person stands in one
 * @param group fewest people anything is told of
 * @param held parts that are held back for other reasons
 */
export function guarded(
  counts: readonly number[],
  total: number,
  group: number,
  held: readonly boolean[] = [],
): Guarded {
  const hidden = counts.map((count, nth) => held[nth] === true || count < group);
  const isToldOf = (): boolean => {
    const own = counts.filter((count, nth) => hidden[nth] === true && count > 0);
    const together = own.reduce((sum, count) => sum + count, 0);
    return own.length === 1 || (own.length > 0 && together < group);
  };
  while (isToldOf()) {
    const next = smallest(counts, hidden);
    if (next === null) break;
    hidden[next] = true;
  }
  return { total: total >= group && !isToldOf(), parts: hidden.map((one) => !one) };
}

function smallest(counts: readonly number[], hidden: readonly boolean[]): number | null {
  let found: number | null = null;
  for (const [nth, count] of counts.entries()) {
    if (hidden[nth] === true || count === 0) continue;
    if (found === null || count < (counts[found] ?? 0)) found = nth;
  }
  return found;
}
