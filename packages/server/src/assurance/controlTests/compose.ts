import type { House } from '../../compose.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { parseVkey } from '@cordon/ledger';
import { alone } from '../../platform/alone.ts';
import { sha256 } from '../../platform/hashing.ts';
import type { ControlTestDeps } from './deps.ts';
import { createGround } from './ground.store.ts';
import { createPassStore } from './passes.store.ts';
import { controlTests } from './registry.ts';
import { createControlRunStore } from './store.ts';

/** Of the advisory lock: one look at a time, on whichever replica. */
const LOCK = 4_205_113;

/** What control tests need of the house. */
type ControlGround = Pick<
  House,
  'world' | 'db' | 'agreements' | 'inForce' | 'findings' | 'owed' | 'book' | 'now'
>;

/** Control tests over a house. */
export function composeControlTests(house: ControlGround): ControlTestDeps {
  const { world, db, findings, owed, book, now } = house;
  const pool = world.pools.app;
  const keys = async () => [book.vkey, ...(await book.formerKeys())].map((vkey) => parseVkey(vkey));
  return {
    ...{ tests: controlTests, store: createControlRunStore(db, pool), passes: createPassStore(pool) },
    ...{ findings, sha256, log: world.log, now },
    open: (at) => createGround({ pool, keys, sha256 }, at),
    // The terms of what ran out are still told, and give nothing any more.
    terms: async () => (await policiesUnder(house)).filter(({ policy }) => policy.until > now().getTime()),
    settle: () => owed.settle(),
    alone: (work) => alone(pool, LOCK, work),
  };
}
