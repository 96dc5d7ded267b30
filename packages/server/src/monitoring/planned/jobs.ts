import type { Pool } from 'pg';
import type { Assignments } from '../../assignments/assignment.ts';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import { REMEMBERED, shiftsToTell } from './planned.ts';
import type { PlannedStore } from './store.ts';

const EVERY_MS = 60_000;
/** Of the advisory lock: two replicas would tell the same twice. */
const LOCK = 4_205_057;

export interface PlannedDeps {
  readonly planned: PlannedStore;
  readonly assignments: Pick<Assignments, 'live'>;
  readonly now: () => Date;
}

/**
 * Tells monitoring when people work and when they are away, as it comes true: a plan that changes late is told as changed.
 * @returns a stop, which waits for a look that has begun
 */
export function startPlanned(deps: PlannedDeps, pool: Pool, log: Log): () => Promise<void> {
  return repeat(
    () => alone(pool, LOCK, () => tellPlanned(deps)),
    EVERY_MS,
    (err) => {
      log.error('shifts and absences could not be told', { feature: 'monitoring', err });
    },
  );
}

/** One look; the caller is alone. */
export async function tellPlanned({ planned, assignments, now }: PlannedDeps): Promise<void> {
  const at = now();
  const [work, told] = await Promise.all([
    assignments.live({}, at),
    planned.told(new Date(at.getTime() - REMEMBERED)),
  ]);
  const works = work.map(({ person, party, shift, changes }) => ({
    person: person.id,
    party,
    shift,
    changes,
  }));
  await planned.tell(shiftsToTell(works, told, at.getTime()), at);
  await planned.tellAbsences(at);
}
