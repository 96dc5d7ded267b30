import { repeat } from '../../platform/repeat.ts';
import type { ControlTestDeps } from './deps.ts';
import { askForTests, makePasses } from './passing.ts';
import { dueTests } from './running.ts';

const EVERY_MS = 5 * 60_000;
/** For what was asked for on another replica just as its last pass ended, and for what a process left that was killed. */
const OPEN_MS = 5_000;

/**
 * Looks every five minutes which control tests are due, and makes them on one replica, as whatever else was asked for.
 * @returns a stop, which waits for a pass that has begun
 */
export function startControlTests(deps: ControlTestDeps): () => Promise<void> {
  const onFault = (err: unknown) => {
    deps.log.error('control tests could not be looked after', { feature: 'controls', err });
  };
  const lookForDue = async () => {
    await deps.store.prune(deps.now());
    await deps.passes.prune(deps.now());
    // What is being made now is kept at its end: until then it looks as due as before.
    if (await deps.passes.isOpen()) return;
    const due = await dueTests(deps);
    if (due.length === 0) return;
    await askForTests(deps, due, null);
    await makePasses(deps);
  };
  const lookForOpen = async () => {
    if (await deps.passes.isOpen()) await makePasses(deps);
  };
  const stops = [repeat(lookForDue, EVERY_MS, onFault), repeat(lookForOpen, OPEN_MS, onFault)];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
