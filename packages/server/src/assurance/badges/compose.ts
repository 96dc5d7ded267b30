import { Failure } from '@cordon/core/kernel';
import type { House } from '../../compose.ts';
import { auditedTime } from '../../composeAgreementsSeen.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { damped } from '../../identity/index.ts';
import { outsideAgreements } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import { sha256, textHash } from '../../platform/hashing.ts';
import { badgeDeliveryRoutes } from './delivery.routes.ts';
import type { BadgeDeps, FindSite } from './deps.ts';
import { createBadgeEvents } from './events.store.ts';
import { badgeFileRoutes } from './file.routes.ts';
import { foldPeople } from './folding.ts';
import { inspectionRoutes } from './inspections/routes.ts';
import { createInspections } from './inspections/store.ts';
import { badgeRegisterRoutes } from './register.routes.ts';
import { readBadged } from './badged.store.ts';
import { createBadgeRegister } from './register.store.ts';
import { maySee } from './rights.ts';
import { siteBadgeRoutes } from './routes.ts';
import { unbadgedUnder } from './unbadged.ts';
import { numberHashing } from './told.ts';
import { visitorRoutes } from './visitors/routes.ts';
import { createVisitors } from './visitors/store.ts';

type BadgeGround = Pick<House, 'world' | 'assignments' | 'findings' | 'signedActs' | 'enterAct' | 'now'>;

/** Physical access over a house. */
export function composeBadges(house: BadgeGround): BadgeDeps {
  const { world, assignments, findings, signedActs, now } = house;
  const { keys, pools } = world;
  return {
    register: createBadgeRegister(pools.app, keys, foldPeople),
    events: createBadgeEvents(pools.app, foldPeople),
    visitors: createVisitors(pools.app, keys),
    inspections: createInspections(pools.app, keys),
    hashNumber: numberHashing(keys.derive('badge-numbers')),
    ...{ assignments, findings, signedActs, now, textHash, sha256 },
    enter: outsideAgreements(house).enter,
  };
}

/** Whether an agreement in force asks for somebody's badge and it does not show them where they work: as a session would see it. */
export async function unbadgedNow(house: House) {
  const [policies, badged] = await Promise.all([policiesUnder(house), readBadged(house.world.pools.app)]);
  return unbadgedUnder(policies, badged, house.now().getTime());
}

/** Hangs its routes in. */
export function composeBadgeRoutes(app: App, house: House): void {
  const { guard } = house.identity;
  const deps = composeBadges(house);
  const audited = auditedTime(house);
  const findSite: FindSite = async ({ person }, id) => {
    const site = await deps.register.site(id);
    if (site === null) throw new Failure('not-in-scope');
    if (maySee(person, site.party)) return { ...site, times: null };
    const windows = person.role === 'auditor' ? await audited(person.id) : [];
    const times = windows.filter(({ party }) => party === site.party);
    if (times.length === 0) throw new Failure('not-in-scope');
    return { ...site, times };
  };
  siteBadgeRoutes(app, guard, { ...deps, audited }, findSite);
  badgeRegisterRoutes(app, guard, deps, findSite);
  badgeFileRoutes(app, guard, deps, findSite);
  visitorRoutes(app, guard, deps, findSite);
  inspectionRoutes(app, guard, deps, findSite);
  const nobody = { person: null, agreement: null };
  const strangers = damped({
    record: async ({ kind, code, ip, at }) => {
      await house.enterAct({ act: kind, ...nobody, party: null, ip, code, at: new Date(at), words: {} });
    },
  });
  badgeDeliveryRoutes(app, {
    ...deps,
    delivered: async (ip, party, words) => {
      const at = house.now();
      await house.enterAct({ act: 'badges-delivered', ...nobody, party, ip, code: null, at, words });
    },
    refused: (ip, code) =>
      strangers.record({
        ...{ kind: 'delivery-refused', code, personId: null, partyId: null, ip },
        at: house.now().getTime(),
      }),
  });
}
