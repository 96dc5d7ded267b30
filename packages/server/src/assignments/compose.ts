import type { Kysely } from 'kysely';
import type { OwedEntries } from '../ledger/index.ts';
import type { Pools } from '../platform/db.ts';
import type { ReviewDeps } from './reviews/reviewing.ts';
import { createReviews } from './reviews/store.ts';

type Ground = Omit<ReviewDeps, 'reviews' | 'owed' | 'settle'> & {
  readonly pool: Pools['app'];
  readonly db: Kysely<unknown>;
  readonly owed: OwedEntries;
};

/** Reviews of who works on what. */
export function composeReviews({ pool, db, owed, ...ground }: Ground): ReviewDeps {
  return {
    ...ground,
    reviews: createReviews(pool, db),
    owed: (act, actor, agreement, words) => ({ act, ...actor, agreement, at: ground.now(), words }),
    settle: () => owed.settle(),
  };
}
