import type { Canary } from '../canaries/canary.ts';
import type { House } from '../compose.ts';
import { sha256 } from '../platform/hashing.ts';
import { alone } from '../platform/alone.ts';
import type { Pools } from '../platform/db.ts';
import { copyHolds } from './copy.ts';
import type { DrillDeps } from './deps.ts';
import { openEarReplica } from './ear.ts';
import { createGroundStore } from './ground.store.ts';
import { rehearse } from './rehearsing.ts';
import { createDrillStore } from './store.ts';
import { createTabletopStore } from './tabletop.store.ts';
import { createDrillWatch } from './watch.store.ts';

/** Of the advisory lock: one run at a time, wherever it was asked for. */
const LOCK = 4_205_071;

/** What drills need of the house. */
type DrillGround = Pick<
  House,
  | 'world'
  | 'identity'
  | 'assignments'
  | 'tickets'
  | 'agreements'
  | 'inForce'
  | 'canaries'
  | 'canaryDeps'
  | 'directory'
  | 'sources'
  | 'book'
  | 'clockDeps'
  | 'watched'
  | 'findings'
  | 'enterAct'
  | 'now'
>;

/** Exercises at a table. */
export function composeTabletops({ world, enterAct, now }: Pick<DrillGround, 'world' | 'enterAct' | 'now'>) {
  return { tabletops: createTabletopStore(world.pools.app), enterAct, now, sha256 };
}

/** Breach drills over a house. */
export function composeDrills(house: DrillGround): DrillDeps {
  const { world, identity, assignments, tickets, inForce, book, enterAct, now } = house;
  const pool: Pools['app'] = world.pools.app;
  return {
    ...{ store: createDrillStore(pool), ground: createGroundStore(pool) },
    ...{ identity, assignments, tickets, findings: house.findings, enterAct, now, sha256 },
    watch: createDrillWatch(pool),
    endIncidents: () => house.watched.acting.endDrills(),
    rehearse: (drill) => rehearse(house.clockDeps, drill),
    ...{ baseUrl: world.baseUrl, log: world.log },
    agreements: async () =>
      (await house.agreements.list()).map(({ id, title, source, processor }) => ({
        ...{ id, title, source, vendor: processor.id },
      })),
    async policy(agreement) {
      const terms = await inForce.inForce(agreement, now());
      return terms.ok && terms.policy.until > now().getTime() ? terms.policy : null;
    },
    async isOver(agreement) {
      const terms = await inForce.inForce(agreement, now());
      if (terms.ok) return terms.policy.until <= now().getTime();
      return terms.code === 'agreement-expired' || terms.code === 'agreement-ended';
    },
    alone: (work) => alone(pool, LOCK, work),
    canaries: () => house.canaryDeps.store.live(),
    shownAddress: (canary: Canary, person, agreement) => house.canaries.addressOf(canary, person, agreement),
    leave: (person) => house.directory.leave(person),
    bulkRead: (source) => house.sources.countUnscoped(source),
    copyHolds: (tampering) => copyHolds(book, sha256, tampering),
    openEar: () =>
      openEarReplica({
        ...{ appUrl: world.appUrl, baseUrl: world.baseUrl, pool, log: world.log },
        guardHearing: (hears) => identity.guardHearing(hears),
      }),
  };
}
