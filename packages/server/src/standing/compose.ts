import { workingAs, type Assignments } from '../assignments/index.ts';
import { excepted, type Exceptions } from '../continuity/index.ts';
import type { PrincipalsPort } from '../gate/index.ts';
import { createPrincipals } from '../identity/again.ts';
import { guarded, type Holders } from './guarded.ts';
import { readMoves } from './moves.store.ts';
import { createStanding, type Standing, type StandingDeps } from './standing.ts';
import { together } from './together.ts';

/** What stands, and who holds it at a door. */
interface Stands {
  readonly standing: Standing;
  readonly holders: Holders;
}

export interface StandingGround extends Omit<StandingDeps, 'moves'> {
  readonly pool: Parameters<typeof readMoves>[0];
  readonly assignments: Assignments;
  readonly exceptions: Exceptions;
}

/** What stands, and who is asked for anew when an answer is released. */
export function composeStanding({ pool, assignments, exceptions, ...deps }: StandingGround): {
  readonly stands: Stands;
  readonly principals: PrincipalsPort;
} {
  const { hears, now } = deps;
  const moves = together((keys) => readMoves(pool, keys));
  const stands: Stands = { standing: createStanding({ moves, ...deps }), holders: new WeakMap() };
  const again = createPrincipals(
    pool,
    hears,
    now,
    (person, work) => workingAs(assignments, person, work, now()),
    (fresh, before, { agreement }, ip) => excepted(exceptions, fresh, before, { agreement, ip }, now()),
  );
  return { stands, principals: guarded(again, stands.holders) };
}
