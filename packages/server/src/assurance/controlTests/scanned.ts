import type { Found } from './found.ts';
import { outcomeOf } from './found.ts';
import type { ScanTest } from './liveTest.ts';
import type { Outcome } from './outcome.ts';
import type { UsedRow } from './unused.ts';

/** What the one pass gave: what each test came to, and what was used under each agreement. */
export interface Scanned {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly used: ReadonlyMap<string, readonly UsedRow[]>;
}

type Row = Readonly<Record<string, unknown>>;

/** Reads the rows of the pass (`scanOf`): of each test how many applied and broke and the first that did, by vendor. */
export function scannedOf(scans: readonly ScanTest[], rows: readonly Row[]): Scanned {
  const byVendor = rows.filter(({ used }) => used === false);
  const combinations = rows.filter(({ used }) => used === true) as unknown as readonly UsedUnder[];
  return {
    outcomes: new Map(scans.map((test, nth) => [test.id, verdictOf(test, nth, byVendor)])),
    used: Map.groupBy(combinations, ({ agreement }) => agreement),
  };
}

type UsedUnder = UsedRow & { readonly agreement: string };

function verdictOf({ why }: ScanTest, nth: number, rows: readonly Row[]): Outcome {
  const found = rows.map((row): Found => {
    const first = (row[`first${String(nth)}`] ?? []) as readonly number[];
    return {
      vendor: row.vendor as string | null,
      population: Number(row[`applies${String(nth)}`]),
      failed: Number(row[`breaks${String(nth)}`]),
      failing: first.map((entry) => ({ id: `entry ${String(entry)}`, why })),
    };
  });
  return outcomeOf(found.filter(({ population }) => population > 0));
}
