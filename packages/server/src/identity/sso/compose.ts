import type { Pool } from 'pg';
import type { App } from '../../platform/http/index.ts';
import type { Keys } from '../../platform/keys.ts';
import type { SsoRouteDeps } from './deps.ts';
import { createSsoFlow } from './flow.ts';
import { ssoRoutes } from './routes.ts';
import { createSsoStore } from './store.ts';

type Given = Omit<SsoRouteDeps, 'store' | 'flow'> & {
  readonly pool: Pool;
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
};

/** Puts company accounts together and hangs their routes in. */
export function composeSso(app: App, { pool, keys, ...deps }: Given): void {
  const store = createSsoStore(pool, keys);
  const { events, baseUrl, now } = deps;
  ssoRoutes(app, { ...deps, store, flow: createSsoFlow({ pool, store, events, baseUrl, now }) });
}
