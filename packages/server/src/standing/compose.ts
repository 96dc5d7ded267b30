import type { Holders } from './guarded.ts';
import { readMoves } from './moves.store.ts';
import { createStanding, type Standing, type StandingDeps } from './standing.ts';
import { together } from './together.ts';

/** What stands, and who holds it at a door. */
interface Stands {
  readonly standing: Standing;
  readonly holders: Holders;
}

export function composeStanding({
  pool,
  ...deps
}: Omit<StandingDeps, 'moves'> & { readonly pool: Parameters<typeof readMoves>[0] }): Stands {
  const moves = together((keys) => readMoves(pool, keys));
  return { standing: createStanding({ moves, ...deps }), holders: new WeakMap() };
}
