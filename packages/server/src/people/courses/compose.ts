import type { House } from '../../compose.ts';
import { outsideAgreements } from '../../ledger/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { createAttemptStore } from './attempts.store.ts';
import { createCompletionStore } from './completions.store.ts';
import type { CourseDeps } from './deps.ts';
import { readShipped } from './shipped.store.ts';
import { createSystemStore } from './systems.store.ts';
import { createVersionStore } from './versions.store.ts';

type CourseGround = Pick<House, 'world' | 'signedActs' | 'enterAct' | 'now'>;

/** Courses over a house. */
export function composeCourses(house: CourseGround): CourseDeps {
  const { pools, keys } = house.world;
  return {
    versions: createVersionStore(pools.app),
    attempts: createAttemptStore(pools.app),
    completions: createCompletionStore(pools.app),
    systems: createSystemStore(pools.app, keys),
    shipped: readShipped,
    signedActs: house.signedActs,
    enter: outsideAgreements(house).enter,
    textHash,
    now: house.now,
  };
}
