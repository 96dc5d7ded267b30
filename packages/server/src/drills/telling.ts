import { drills, type DrillResult } from '@cordon/core/drills';
import type { Findings } from '../assurance/index.ts';

/**
 * A drill that got through is a finding until it is made again and stopped. What was not made this time says nothing: its
 * finding stays.
 */
export async function tellFailed(
  findings: Findings,
  { run, agreement }: { readonly run: string; readonly agreement: string },
  results: readonly Pick<DrillResult, 'drill' | 'passed' | 'clause'>[],
): Promise<void> {
  for (const { drill, passed, clause } of results) {
    if (passed !== false) continue;
    await findings.raise({
      ...{ kind: 'drill-failed', about: `drills/${drill}`, source: null, vendor: null, agreement },
      facts: { drill, run, ...(clause !== null && { clause }) },
    });
  }
  const stopped = new Set(results.filter(({ passed }) => passed === true).map(({ drill }) => drill));
  const still = drills.filter(({ name }) => !stopped.has(name)).map(({ name }) => `drills/${name}`);
  await findings.settle(['drill-failed'], null, still);
}
