import type { ControlRun } from '@cordon/core/assurance';
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
