import { practicesNow } from '@cordon/core/assurance';
import type { z } from 'zod';
import type { Tested } from '../frameworks/index.ts';
import { monthsUpTo, type Month } from './months.ts';
import type { boardReportView } from './schemas.ts';
import type { BoardStore } from './store.ts';

export interface BoardDeps {
  readonly store: BoardStore;
  readonly tested: Tested;
  readonly now: () => Date;
}

const YEAR = 12;

/** A year in numbers for those who answer for it: counts alone, nobody named. */
export async function boardReport({
  store,
  tested,
  now,
}: BoardDeps): Promise<z.infer<typeof boardReportView>> {
  const at = now();
  const months = monthsUpTo(at, YEAR);
  const [practices, findings, incidents, vendors] = await Promise.all([
    Promise.all(months.map((month) => practicesAt(tested, month, at))),
    store.findings(months),
    store.incidents(months),
    store.vendors(months[0]?.from ?? at),
  ]);
  return {
    ...{ at: at.toISOString(), practices, findings: [...findings], incidents: [...incidents] },
    vendors: [...vendors],
  };
}

/** As the practices stood at the end of a month, or stand now. */
async function practicesAt(tested: Tested, { name, until }: Month, now: Date) {
  const end = until < now ? until : now;
  const all = practicesNow(tested.tests, await tested.latest(null, end), end.getTime());
  const [holds, fails] = (['passes', 'fails'] as const).map(
    (state) => all.filter((one) => one.state === state).length,
  );
  return {
    month: name,
    holds: holds ?? 0,
    fails: fails ?? 0,
    unknown: all.length - (holds ?? 0) - (fails ?? 0),
  };
}
