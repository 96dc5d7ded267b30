import { comesFrom } from '@cordon/core/assurance';
import { newId } from '../../platform/ids.ts';
import type { ControlTestDeps } from './deps.ts';
import type { LiveTest } from './liveTest.ts';
import type { Pass } from './passes.store.ts';
import { makeTests } from './running.ts';
import { totalOf } from './store.ts';

/**
 * Has tests made: by the pass that runs where they are still to come, else by the one that waits.
 * @param by who asks, or null for the schedule
 * @returns the pass they come from
 */
export async function askForTests(
  { passes, now }: Pick<ControlTestDeps, 'passes' | 'now'>,
  tests: readonly LiveTest[],
  by: string | null,
): Promise<{ readonly id: string; readonly joined: boolean }> {
  const asked = tests.map(({ id }) => id);
  const running = await passes.running();
  if (running !== null && comesFrom(running, asked)) return { id: running.id, joined: true };
  const own = newId('crp');
  const id = await passes.ask(own, asked, by, now());
  return { id, joined: id !== own };
}

/** Makes the passes that wait, on one replica at a time. The caller need not wait for it: how far they are is kept. */
export async function makePasses(deps: ControlTestDeps): Promise<void> {
  await deps.alone(async () => {
    // Whoever ran one held the lock that is ours now.
    await deps.passes.breakOff(deps.now());
    for (let pass = await deps.passes.begin(); pass !== null; pass = await deps.passes.begin()) {
      await makePass(deps, pass);
    }
  });
}

async function makePass(deps: ControlTestDeps, { id, tests }: Pass): Promise<void> {
  const { passes, now, log } = deps;
  const chosen = tests.flatMap((wanted) => deps.tests.find((test) => test.id === wanted) ?? []);
  try {
    const runs = await makeTests(deps, chosen, (made) => passes.step(id, made));
    const failed = runs.filter(({ parts }) => totalOf(parts).failed > 0).length;
    await passes.done(id, now(), failed, runs.filter(({ ran }) => !ran).length);
  } catch (err) {
    log.error('a pass of control tests broke off', { feature: 'controls', err });
    await passes.breakOff(now());
  }
}
