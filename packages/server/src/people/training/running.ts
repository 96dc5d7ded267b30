import type { TrainingDeps } from './deps.ts';
import type { RunCounts } from './run.store.ts';
import { rulesNow } from './rulesNow.ts';

/**
 * One pass over everybody: what was passed is closed, what rules ask is assigned. What it assigned is one entry, with the
 * hash of its lines. The caller is alone.
 * @throws Failure `ledger-unavailable`: it is done, and its entry is owed
 */
export async function runAssignments(
  deps: Pick<TrainingDeps, 'store' | 'runs' | 'termRules' | 'risks' | 'newUuid' | 'settle' | 'now'>,
): Promise<RunCounts> {
  const at = deps.now();
  const id = deps.newUuid();
  const counts = await deps.runs.run(await rulesNow(deps), {
    ...{ id, at },
    owes: (assigned, hash) => ({
      ...{ act: 'courses-assigned', person: null, party: null, agreement: null, ip: null, at },
      words: { trainingRun: id, assigned, hash },
    }),
  });
  await deps.settle();
  return counts;
}
