import type { Guard } from '../../identity/index.ts';
import type { Pools } from '../../platform/db.ts';
import type { App } from '../../platform/http/index.ts';
import { savedViewRoutes } from './routes.ts';
import { createSavedViewStore } from './store.ts';

/** Hangs in the searches that people keep for themselves. */
export function composeSavedViews(
  app: App,
  guard: Guard,
  { pool, now }: { readonly pool: Pools['app']; readonly now: () => Date },
): void {
  savedViewRoutes(app, guard, { views: createSavedViewStore(pool), now });
}
