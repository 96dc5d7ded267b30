import { Failure } from '@cordon/core/kernel';
import { toHex, toUtf8 } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { Book } from '../ledger/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { askDrills, scheduleDrills, type DrillAskDeps } from './asking.ts';
import { drillReport, drillRunView, drillsView, runDrillsBody, scheduleDrillsBody } from './schemas.ts';
import { viewDrills, viewRun } from './view.ts';

export interface DrillRoutesDeps extends DrillAskDeps {
  readonly book: Pick<Book, 'entry' | 'proofFile'>;
}

/** Breach drills: for the company's people who look after security, and for auditors, who may read. */
export function drillRoutes(app: App, guard: Guard, deps: DrillRoutesDeps): void {
  const tags = ['drills'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'auditor');
  const change = [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()];
  const found = async (id: string) => {
    const run = await deps.store.find(id);
    if (run === null) throw new Failure('not-in-scope');
    return run;
  };

  app.get('/api/drills', { onRequest: read, schema: { tags, response: { 200: drillsView } } }, () =>
    viewDrills(deps),
  );

  app.post(
    '/api/drills/runs',
    {
      onRequest: change,
      schema: { tags, body: runDrillsBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => ({ id: await askDrills(deps, signedIn(request), request.body) }),
  );

  app.get(
    '/api/drills/runs/:id',
    { onRequest: read, schema: { tags, params, response: { 200: drillRunView } } },
    async (request) => viewRun(deps, await found(request.params.id)),
  );

  app.get(
    '/api/drills/runs/:id/report',
    { onRequest: read, schema: { tags, params, response: { 200: drillReport } } },
    async (request) => {
      const { id, entry } = await found(request.params.id);
      const report = await deps.store.report(id);
      const entered = entry === null ? null : await deps.book.entry(entry);
      if (report === null || entry === null || entered === null) throw new Failure('not-found');
      const sha256 = toHex(deps.sha256(toUtf8(report)));
      return { report, sha256, entry, proof: await deps.book.proofFile(entered, true) };
    },
  );

  app.post(
    '/api/drills/schedule',
    { onRequest: change, schema: { tags, body: scheduleDrillsBody, response: { 200: done } } },
    async (request) => {
      await scheduleDrills(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );
}
