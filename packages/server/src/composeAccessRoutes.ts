import { agreementRows } from './composeAgreementsSeen.ts';
import type { House } from './compose.ts';
import { mayOpenEntry } from './composeEntriesSeen.ts';
import { composeBodyTokens } from './ledger/bodyTokens/compose.ts';
import { publishingRoutes } from './ledger/publishing/routes.ts';
import { composeStatus, composeWitnessRoutes } from './ledger/witnessing/composeRoutes.ts';
import { erasingRoutes } from './ledger/erasing/index.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { floorRoutes } from './monitoring/floor/routes.ts';
import { peerRoutes } from './monitoring/peers/routes.ts';
import { monitoringRoutes } from './monitoring/routes.ts';
import { composeWatchingRoutes } from './monitoring/composeRoutes.ts';
import { composeSavedViews } from './monitoring/savedViews/compose.ts';
import { searchingRoutes } from './monitoring/searching.routes.ts';
import { scopingRoutes } from './monitoring/scoping/routes.ts';
import { createAccessSearch } from './monitoring/search.ts';
import { composeClockRoutes } from './monitoring/clocks/compose.ts';
import type { App } from './platform/http/index.ts';

/** What was entered: the ledger, the accesses, and what is going on now. */
export function composeAccessRoutes(app: App, house: House): void {
  const { identity, people, now, agreements, accesses, rebinds, reveals } = house;
  const { guard } = identity;
  const served = house.world.logServed ?? true;
  composeWitnessRoutes(app, { ...house, vkey: house.book.vkey });

  ledgerRoutes(app, guard, {
    book: house.book,
    origin: house.world.keys.ledger.name,
    served,
    ...composeStatus(house),
    mayOpen: mayOpenEntry(house),
  });

  composeBodyTokens(app, guard, {
    ...{ ...house, pool: house.world.pools.app },
    vendorOf: async (agreement) => (await agreements.find(agreement))?.processor.id ?? null,
    windowsOf: (person) => accesses.windowsOf(person),
  });
  if (served) publishingRoutes(app, { published: house.publicLog, now });

  const search = createAccessSearch({
    ...{ accesses, index: house.index, indexing: house.indexing },
    dataMaps: async () => (await house.sources.list()).map(({ map }) => map),
  });
  searchingRoutes(app, guard, { ...house, search });
  composeSavedViews(app, guard, { pool: house.world.pools.app, now });
  scopingRoutes(app, guard, house);
  composeClockRoutes(app, guard, house.clockDeps);

  composeWatchingRoutes(app, house);
  erasingRoutes(app, guard, house.erasing);

  floorRoutes(app, guard, { ...house.pictures, now });
  peerRoutes(app, guard, { ...house.pictures, now });
  monitoringRoutes(app, guard, {
    accesses,
    search,
    book: house.book,
    feed: house.feed,
    revocations: identity.revocations,
    clausesOf: async (agreement, wanted) => {
      const versions = await agreements.versions(agreement);
      const decided = wanted === null ? versions[0] : versions.find(({ version }) => version === wanted);
      return decided?.clauses ?? [];
    },
    removalOf: (entry) => house.erasing.store.removalOf(entry),
    now,
    vendors: () => people.vendors(),
    openReveals: (at) => reveals.countOpen(at),
    liveSessions: () => people.liveSessions(now()),
    pendingRebinds: () => rebinds.pending(null),
    ending: async () =>
      (await agreementRows(house))
        .filter(({ status }) => status === 'in-force')
        .map(({ id, title, vendor, until, daysLeft, renewing }) => ({
          agreement: id,
          title,
          vendor: vendor.name,
          until,
          daysLeft,
          renewing,
        })),
  });
}
