import type { Findings } from '../assurance/index.ts';
import type { Guard, SignedActs } from '../identity/index.ts';
import { notify, type Bus } from '../platform/bus.ts';
import type { openDb, Pools } from '../platform/db.ts';
import type { App } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import { apiRoutes } from './api.routes.ts';
import type { EnterSourceAct } from './connecting.ts';
import { sourceRoutes } from './routes.ts';
import { createSources } from './sources.ts';
import { createSourceStore, type Sealing, type SourceTables } from './store.ts';

/** The channel on which replicas tell each other that a source changed. */
const SOURCES = 'cordon_sources';

export interface SourceGround {
  readonly db: ReturnType<typeof openDb>;
  readonly pool: Pools['app'];
  readonly bus: Bus;
  readonly keys: Sealing;
  readonly log: Log;
  readonly now: () => Date;
  readonly token: Parameters<typeof createSources>[3];
}

/** The sources, and the news of what changed in them. */
export async function composeSources({ db, pool, bus, keys, log, now, token }: SourceGround) {
  const store = createSourceStore(db.$extendTables<SourceTables>(), keys);
  const sources = createSources(store, log, now, token);
  const stop = await bus.listen(SOURCES, (event) => {
    // Whatever may have been missed is read again.
    sources.forget(event.kind === 'message' ? event.payload : undefined);
  });
  return {
    sources,
    sourceChanged: async (id: string) => {
      sources.forget(id);
      await notify(pool, SOURCES, id);
    },
    closeSources: async () => {
      stop();
      await sources.close();
    },
  };
}

export interface SourceRoutesGround {
  readonly sources: Awaited<ReturnType<typeof composeSources>>['sources'];
  readonly sourceChanged: (id: string) => Promise<void>;
  readonly signedActs: SignedActs;
  readonly findings: Findings;
  readonly enter: EnterSourceAct;
  readonly agreements: {
    list(): Promise<readonly { readonly id: string; readonly source: string }[]>;
    /** Tells every replica that the terms of an agreement are to be read anew. */
    changed(agreement: string): Promise<void>;
  };
}

/** Hangs the routes of sources in. */
export function composeSourceRoutes(app: App, guard: Guard, ground: SourceRoutesGround): void {
  const { sources, sourceChanged, signedActs, findings, enter, agreements } = ground;
  const changed = async (id: string): Promise<void> => {
    await sourceChanged(id);
    for (const { id: agreement, source } of await agreements.list()) {
      if (source === id) await agreements.changed(agreement);
    }
  };
  sourceRoutes(app, guard, { sources, signedActs, findings, enter });
  apiRoutes(app, guard, { sources, signedActs, enter, changed });
}
