import type { Log } from '../platform/log.ts';
import { repeat } from '../platform/repeat.ts';
import type { ExportStore } from './store.ts';

const EVERY_MS = 60_000;

export interface ExportJobDeps {
  readonly exports: ExportStore;
  readonly now: () => Date;
  readonly log: Log;
}

/** Destroys files that nobody fetched in time, and what is left of jobs and rights that are gone. */
export async function lookAfterExports({ exports, now }: Omit<ExportJobDeps, 'log'>): Promise<void> {
  for (const { id, code } of await exports.over(now())) {
    if (code === 'expired') await exports.expire(id, now());
    else await exports.stop(id, code === 'gone' ? 'internal' : 'not-permitted', now());
  }
}

/** @returns a stop, which waits for a look that has begun */
export function startExportJobs(deps: ExportJobDeps, everyMs = EVERY_MS): () => Promise<void> {
  return repeat(
    () => lookAfterExports(deps),
    everyMs,
    (err) => {
      deps.log.error('exports could not be looked after', { feature: 'exports', err });
    },
  );
}
