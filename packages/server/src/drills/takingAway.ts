import type { DrillDeps } from './deps.ts';
import type { Left } from './ground.store.ts';

/** The order in which it is taken: a place is closed by somebody who worked there, and last. */
const ORDER: readonly Left['kind'][] = ['network', 'ticket', 'person', 'site', 'party'];

/**
 * Takes away what was made for a run, or for all runs that nobody ended: networks first, so that nobody comes in meanwhile.
 * What cannot be taken stays noted, and is tried again at the next start.
 * @throws the first fault, once everything was tried
 */
export async function takeAway(deps: DrillDeps, run: string | null): Promise<number> {
  const left = [...(await deps.ground.left(run))].toSorted(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
  const faults: unknown[] = [];
  for (const one of left) {
    try {
      await take(deps, one);
      await deps.ground.taken(one.id, deps.now());
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return left.length;
}

async function take({ ground, leave, now }: DrillDeps, { id, kind }: Left): Promise<void> {
  if (kind === 'network') await ground.takeNetwork(id);
  if (kind === 'ticket') await ground.closeTicket(id, now());
  if (kind === 'site') await ground.closeSite(id, now());
  if (kind === 'person' && (await ground.personIsThere(id))) {
    await leave(id);
    await ground.endWork(id, now());
  }
}
