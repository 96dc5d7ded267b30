import type { Unused } from '@cordon/core/assurance';
import type { Outcome } from './outcome.ts';
import type { UnusedUnder } from './unused.ts';

/** Permissions that were looked at, and of each that is wider than what was used, what nobody used of it. */
export function unusedOutcome(found: readonly UnusedUnder[]): Outcome {
  const judged = found.filter(({ judged }) => judged);
  const failing = judged.flatMap(({ agreement, vendor, proposed }) =>
    Object.entries(Object.groupBy(proposed, ({ clause }) => clause)).map(([clause, all = []]) => ({
      ...{ id: `${agreement} ${clause}`, vendor },
      why: `nobody used for 90 days: ${all.map(partOf).join(', ')}`,
    })),
  );
  const parts = judged.map(({ agreement, vendor, permissions }) => ({
    ...{ vendor, population: permissions },
    failed: failing.filter(({ id }) => id.startsWith(`${agreement} `)).length,
  }));
  return { parts, failing };
}

function partOf(unused: Unused): string {
  switch (unused.what) {
    case 'permission':
      return 'all of it';
    case 'operation':
      return unused.operation;
    case 'category':
      return unused.category;
    case 'right':
      return `${unused.right} of ${unused.category}`;
  }
}
