import { agrees, overdueSince } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import type { Sources } from '../sources.ts';
import { reconcileSource, type ReconcilingDeps } from './reconciling.ts';
import {
  LOG_BYTES,
  logWatchBody,
  logWatchView,
  reconcileBody,
  reconciliationParams,
  reconciliationView,
} from './schemas.ts';
import type { KeptReconciliation, ReconciliationStore, SourceWindow } from './store.ts';
import type { KeptWatch, WatchStore } from './watch.store.ts';

export interface ReconcileRoutesDeps extends ReconcilingDeps {
  readonly sources: Pick<Sources, 'find' | 'loggedAs'>;
  readonly reconciliations: ReconciliationStore;
  readonly watches: WatchStore;
  /** Who sends a log signs it. */
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** The sources and periods that an auditor may look at. */
  readonly auditedSources: (person: string) => Promise<readonly SourceWindow[]>;
}

/** Comparisons of a source's own log with the ledger: seen by the company and by auditors, made of a log that is sent. */
export function reconcileRoutes(app: App, guard: Guard, deps: ReconcileRoutesDeps): void {
  const tags = ['assurance'];
  const params = z.strictObject({ id: identifier });
  const officers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
  const read = guard.requireRole(...officers, 'auditor');

  /** @throws Failure `not-in-scope` for an auditor of other sources, or for none */
  const windowsOf = async ({ person }: SignedIn, source: string): Promise<readonly SourceWindow[] | null> => {
    if ((await deps.sources.find(source))?.parts.database !== true) throw new Failure('not-in-scope');
    if (person.role !== 'auditor') return null;
    const windows = (await deps.auditedSources(person.id)).filter((window) => window.source === source);
    if (windows.length === 0) throw new Failure('not-in-scope');
    return windows;
  };
  /** @throws Failure `not-in-scope`; `bad-request` for a source whose log cannot be matched */
  const mustBeLogged = async (who: SignedIn, source: string): Promise<void> => {
    await windowsOf(who, source);
    await deps.sources.loggedAs(source);
  };
  const watchOf = async (source: string) => {
    const reads = (await deps.sources.find(source))?.reads;
    return watchViewOf(await deps.watches.find(source), reads !== 'one-lock', deps.now());
  };

  app.get(
    '/api/sources/:id/reconciliations',
    { onRequest: read, schema: { tags, params, response: { 200: z.array(reconciliationView) } } },
    async (request) => {
      const { id } = request.params;
      const windows = await windowsOf(signedIn(request), id);
      return (await deps.reconciliations.list(id, windows)).map(viewOf);
    },
  );

  app.get(
    '/api/sources/:id/reconciliations/:reconciliation',
    {
      onRequest: read,
      schema: { tags, params: reconciliationParams, response: { 200: reconciliationView } },
    },
    async (request) => {
      const { id, reconciliation } = request.params;
      const windows = await windowsOf(signedIn(request), id);
      const kept = await deps.reconciliations.find(id, reconciliation);
      if (kept === null || !(windows === null || isCovered(periodOf(kept), windows)))
        throw new Failure('not-in-scope');
      return viewOf(kept);
    },
  );

  app.get(
    '/api/sources/:id/log-watch',
    { onRequest: read, schema: { tags, params, response: { 200: logWatchView } } },
    async (request) => {
      const { id } = request.params;
      await windowsOf(signedIn(request), id);
      return watchOf(id);
    },
  );

  app.post(
    '/api/sources/:id/log-watch',
    {
      onRequest: [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()],
      schema: { tags, params, body: logWatchBody, response: { 200: logWatchView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      const { everyDays, own, ...given } = request.body;
      await mustBeLogged(who, id);
      const words = { source: id, everyDays, own: textHash(canonicalText(own)) };
      const actor = await deps.signedActs.by(who, 'source-log-watched', words, given);
      const at = deps.now();
      const owed = { act: 'source-log-watched', ...actor, agreement: null, at, words };
      await deps.watches.set(id, { everyDays, own }, at, owed);
      await deps.settle();
      return watchOf(id);
    },
  );

  app.post(
    '/api/sources/:id/reconcile',
    {
      onRequest: [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()],
      // JSON writes a line break in two bytes.
      bodyLimit: LOG_BYTES + LOG_BYTES / 4,
      schema: { tags, params, body: reconcileBody, response: { 200: reconciliationView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      const { log, ...given } = request.body;
      await mustBeLogged(who, id);
      const words = { source: id, log: textHash(log) };
      const actor = await deps.signedActs.by(who, 'source-reconciled', words, given);
      const { own } = await deps.watches.find(id);
      return viewOf(await reconcileSource(deps, id, log, own, actor));
    },
  );
}

/** Whether a comparison is of a source and a time that an auditor may look at; its entry is then theirs to open too. */
export function isCovered(compared: SourceWindow | null, windows: readonly SourceWindow[]): boolean {
  return (
    compared !== null &&
    windows.some(
      ({ source, from, until }) =>
        source === compared.source && compared.from <= until && compared.until >= from,
    )
  );
}

function periodOf({ report: { source, from, until } }: KeptReconciliation): SourceWindow {
  return { source, from: new Date(from), until: new Date(until) };
}

function viewOf({ report, madeAt, ...rest }: KeptReconciliation): z.infer<typeof reconciliationView> {
  return reconciliationView.parse({
    ...{ ...rest, report, agrees: agrees(report) },
    madeAt: madeAt.toISOString(),
  });
}

function watchViewOf(watch: KeptWatch, matchable: boolean, now: Date): z.infer<typeof logWatchView> {
  const { everyDays, own, until, ran } = watch;
  return {
    ...{ matchable, everyDays, own: [...own], until: until?.toISOString() ?? null },
    ran: ran && { ...ran, at: ran.at.toISOString() },
    overdueSince: overdueSince(watch, until, now)?.toISOString() ?? null,
  };
}
