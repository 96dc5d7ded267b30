import type { Findings } from '../assurance/index.ts';
import type { Working } from '@cordon/core/agreements';
import { agreementsOver, type AgreementDeps } from '../agreements/index.ts';
import type { Guard, SignedActs } from '../identity/index.ts';
import { notify, type Bus } from '../platform/bus.ts';
import type { openDb, Pools } from '../platform/db.ts';
import type { App } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import { apiRoutes } from './api.routes.ts';
import type { EnterSourceAct } from './connecting.ts';
import { reconcileRoutes, type ReconcileRoutesDeps } from './reconcile/routes.ts';
import { createReconciliationStore } from './reconcile/store.ts';
import { createWatchStore } from './reconcile/watch.store.ts';
import { mapRoutes } from './map/routes.ts';
import { sourceRoutes } from './routes.ts';
import { createReportStore } from './shadow/report.store.ts';
import { shadowRoutes } from './shadow/routes.ts';
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
    reports: createReportStore(db.$extendTables<SourceTables>()),
    reconciliations: createReconciliationStore(db),
    watches: createWatchStore(db),
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

export interface SourceRoutesGround extends Omit<ReconcileRoutesDeps, 'now'> {
  readonly sources: Awaited<ReturnType<typeof composeSources>>['sources'];
  readonly sourceChanged: (id: string) => Promise<void>;
  readonly signedActs: SignedActs;
  readonly findings: Findings;
  readonly enter: EnterSourceAct;
  readonly reports: Awaited<ReturnType<typeof composeSources>>['reports'];
  readonly agreementDeps: AgreementDeps;
  readonly agentsOf: (vendor: string) => Promise<readonly Working[]>;
}

/** Hangs the routes of sources in. */
export function composeSourceRoutes(app: App, guard: Guard, ground: SourceRoutesGround): void {
  const { sources, signedActs, findings, enter, agentsOf } = ground;
  const parts = sourceParts(ground);
  sourceRoutes(app, guard, { sources, signedActs, findings, enter });
  apiRoutes(app, guard, { sources, signedActs, enter, changed: parts.changed });
  shadowRoutes(app, guard, { ...parts, sources, signedActs, enter });
  reconcileRoutes(app, guard, { ...ground, now: ground.agreementDeps.now });
  mapRoutes(app, guard, { ...parts, sources, signedActs, enter, agentsOf });
}

/** What changing a source rests on, for the routes and for the command. */
export function sourceParts({
  sources,
  sourceChanged,
  reports,
  agreementDeps: deps,
}: Pick<SourceRoutesGround, 'sources' | 'sourceChanged' | 'reports' | 'agreementDeps'>) {
  const over = (source: string) => agreementsOver(deps, source);
  return {
    reports,
    find: (id: string) => sources.find(id),
    sample: (id: string) => sources.sample(id),
    versions: async (source: string) => (await over(source)).versions,
    agreementsOver: over,
    alone: <T>(work: () => Promise<T>) =>
      deps.signing.turns.inTurn('signing', () => deps.signing.store.alone(work)),
    now: deps.now,
    /** Every replica reads the source, and the terms over it, anew. */
    changed: async (id: string): Promise<void> => {
      await sourceChanged(id);
      for (const { id: agreement, source } of await deps.store.list()) {
        if (source === id) await deps.changed(agreement);
      }
    },
  };
}
