import { overdueSince } from '@cordon/core/assurance';
import type { Pool } from 'pg';
import type { Findings } from '../../assurance/index.ts';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import type { Sources } from '../sources.ts';
import { takeLogs } from './folder.ts';
import { reconcileSource, type ReconcilingDeps } from './reconciling.ts';
import type { WatchStore } from './watch.store.ts';

const EVERY_MS = 3_600_000;
/** Of the advisory lock: one replica takes files at a time. */
const LOCK = 4_205_017;

export interface LogJobDeps extends ReconcilingDeps {
  readonly sources: Pick<Sources, 'list' | 'loggedAs'>;
  readonly findings: Findings;
  readonly watches: WatchStore;
  /** Holds a folder for each source, named as the source; null when logs come another way. */
  readonly dir: string | null;
  readonly log: Pick<Log, 'error'>;
}

/** Compares the logs that were put into the folders, and finds the sources of which none came for too long. */
export async function watchLogs(deps: LogJobDeps): Promise<void> {
  for (const { id, parts, reads } of await deps.sources.list()) {
    // With one lock no view tells Cordon's reads from others: see decision 0016.
    if (!parts.database || reads === 'one-lock') continue;
    await takeAll(deps, id).catch((err: unknown) => {
      deps.log.error('the logs of a source could not be taken', { feature: 'sources', source: id, err });
    });
    const watch = await deps.watches.find(id);
    const since = overdueSince(watch, watch.until, deps.now());
    const about = `${id}/log`;
    if (since !== null) {
      const facts = { wantedEveryDays: watch.everyDays ?? 0, since: since.toISOString() };
      await deps.findings.raise({
        ...{ kind: 'log-overdue', about, source: id, vendor: null, agreement: null, facts },
      });
    }
    await deps.findings.settle(['log-overdue'], id, since === null ? [] : [about]);
  }
}

async function takeAll(deps: LogJobDeps, source: string): Promise<void> {
  if (deps.dir === null) return;
  const { own } = await deps.watches.find(source);
  const taken = await takeLogs(
    deps.dir,
    source,
    (text) => reconcileSource(deps, source, text, own),
    deps.now(),
  );
  if (taken !== null) await deps.watches.ran(source, deps.now(), taken.files, taken.code);
}

/** @returns a stop, which waits for a round that has begun */
export function startLogWatch(deps: LogJobDeps, pool: Pool, everyMs = EVERY_MS): () => Promise<void> {
  return repeat(
    () => alone(pool, LOCK, () => watchLogs(deps)),
    everyMs,
    (err) => {
      deps.log.error('logs of sources could not be compared', { feature: 'sources', err });
    },
  );
}
