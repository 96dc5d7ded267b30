import type { House } from '../../compose.ts';
import { damped } from '../../identity/index.ts';
import { outsideAgreements } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newSeed, newUuid } from '../../platform/ids.ts';
import { authoringRoutes } from './authoring/routes.ts';
import { createAttemptStore } from './attempts.store.ts';
import { createCompletionStore } from './completions.store.ts';
import { deliveryRoutes } from './importing/delivery.routes.ts';
import type { CourseDeps } from './deps.ts';
import { importingRoutes } from './importing/routes.ts';
import { courseRoutes } from './routes.ts';
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
    newUuid,
    newSeed,
    now: house.now,
  };
}

/** Hangs its routes in. */
export function composeCourseRoutes(app: App, house: House): void {
  const { guard } = house.identity;
  const deps = composeCourses(house);
  courseRoutes(app, guard, deps);
  authoringRoutes(app, guard, deps);
  importingRoutes(app, guard, deps, async (party) => {
    const people = await house.people.list({ party }, house.now());
    return new Map(people.map(({ id, name }) => [id, name]));
  });
  const nobody = { person: null, agreement: null };
  const strangers = damped({
    record: async ({ kind, code, ip, at }) => {
      await house.enterAct({ act: kind, ...nobody, party: null, ip, code, at: new Date(at), words: {} });
    },
  });
  deliveryRoutes(app, {
    ...deps,
    enterDelivery: (ip, party, words) =>
      house.enterAct({
        ...{ act: 'completions-delivered', ...nobody, party, ip, code: null, at: house.now(), words },
      }),
    refused: (ip, code) =>
      strangers.record({
        ...{ kind: 'delivery-refused', code, personId: null, partyId: null, ip },
        at: house.now().getTime(),
      }),
  });
}
