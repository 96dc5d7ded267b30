import type { House } from '../compose.ts';
import type { App } from '../platform/http/index.ts';
import { calibrationRoutes } from './calibrating/routes.ts';
import { answerRoutes } from './containing/routes.ts';
import type { CategoryOf } from './incidents/exposure.ts';
import { incidentRoutes } from './incidents/routes.ts';
import { recordedRoutes } from './recorded/routes.ts';
import { createRecordedStore } from './recorded/store.ts';
import { signalRoutes } from './signals/routes.ts';

/** Signals, incidents, thresholds, and the answers of those who were kept out. */
export function composeWatchingRoutes(app: App, house: House): void {
  const { identity, watched, now } = house;
  const { guard } = identity;
  const store = watched.incidentStore;
  signalRoutes(app, guard, {
    ...{ store, feed: house.feed, revocations: identity.revocations, feeds: watched.feedsNow, now },
  });
  incidentRoutes(app, guard, {
    ...{ store, acting: watched.acting, containing: watched.containing, scoping: house.scoping, now },
    ordersOf: (incident) => watched.orders.of(incident),
    policy: watched.containmentPolicy,
    vendorStanding: watched.vendorStanding,
    categories: async () => categoriesOf(await house.sources.list()),
  });
  calibrationRoutes(app, guard, watched.calibrating);
  answerRoutes(app, watched.telling);
  recordedRoutes(app, guard, { store: createRecordedStore(house.db), now });
}

type Sources = Awaited<ReturnType<House['sources']['list']>>;

function categoriesOf(sources: Sources): CategoryOf {
  const known = new Map(
    sources.flatMap(({ map }) =>
      map.resources.flatMap(({ name, fields }) =>
        fields.map((field) => [`${name}.${field.name}`, field.category] as const),
      ),
    ),
  );
  return (resource, field) => known.get(`${resource}.${field}`) ?? null;
}
