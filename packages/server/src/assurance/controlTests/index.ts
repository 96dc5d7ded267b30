import type { ControlRun } from '@cordon/core/assurance';
import type { ControlTestDeps } from './deps.ts';
import { runFor } from './scope.ts';

export { controlTests } from './registry.ts';

/**
 * The newest run of each test.
 * @param vendors whose items a reader may know of, or null for all: of what is the company's, others learn only whether it passes
 */
export async function latestRuns(
  { store }: Pick<ControlTestDeps, 'store'>,
  vendors: readonly string[] | null,
): Promise<readonly ControlRun[]> {
  return (await store.latest()).map((kept) => runFor(kept, vendors));
}
