import { stateOf, type ControlRun, type ControlState } from '@cordon/core/assurance';
import { controlTests } from './registry.ts';
import type { ControlTestDeps } from './deps.ts';
import { runFor } from './scope.ts';

export { controlTests } from './registry.ts';

/**
 * The newest run of each test.
 * @param vendors whose items a reader may know of, or null for all: of what is the company's, others learn only whether it passes
 * @param before only of those made before then, or null for up to now
 */
export async function latestRuns(
  { store }: Pick<ControlTestDeps, 'store'>,
  vendors: readonly string[] | null,
  before: Date | null,
): Promise<readonly ControlRun[]> {
  return (await store.latest(before)).map((kept) => runFor(kept, vendors));
}

/** Where each test that ever ran stands for a vendor now, by its id. */
export async function standNow(
  deps: Pick<ControlTestDeps, 'store'>,
  vendor: string,
  now: Date,
): Promise<ReadonlyMap<string, { readonly state: ControlState; readonly at: number }>> {
  const runs = new Map((await latestRuns(deps, [vendor], null)).map((run) => [run.test, run]));
  return new Map(
    controlTests.flatMap((test) => {
      const run = runs.get(test.id);
      return run === undefined
        ? []
        : [[test.id, { state: stateOf(test, run, now.getTime()), at: run.at }] as const];
    }),
  );
}
