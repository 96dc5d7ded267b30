import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { asActs, type EnterSourceAct } from '../connecting.ts';
import { sourceView } from '../schemas.ts';
import type { Sources } from '../sources.ts';
import { viewOf } from '../view.ts';
import type { KeptReport } from './report.store.ts';
import { liveBody, reportView } from './schemas.ts';
import { goingLive, makeReport, mustBeCurrent, type ShadowDeps } from './shadow.ts';

export interface ShadowRoutesDeps extends ShadowDeps {
  readonly sources: Pick<Sources, 'find' | 'drift'>;
  /** Who lets a source go live signs it. */
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: EnterSourceAct;
  readonly changed: (source: string) => Promise<void>;
}

/** What a source would show, and the word with which it begins to. */
export function shadowRoutes(app: App, guard: Guard, deps: ShadowRoutesDeps): void {
  const tags = ['sources'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');
  const decides = guard.requireRole('company-admin', 'privacy-officer');

  app.post(
    '/api/sources/:id/report',
    { onRequest: decides, schema: { tags, params, body: z.strictObject({}), response: { 200: reportView } } },
    async (request) => reportViewOf(await makeReport(deps, request.params.id, signedIn(request).person.id)),
  );

  app.get(
    '/api/sources/:id/report',
    { onRequest: read, schema: { tags, params, response: { 200: reportView } } },
    async ({ params: { id } }) => {
      const kept = await deps.reports.latest(id);
      if (kept === null) throw new Failure('not-in-scope');
      return reportViewOf(kept);
    },
  );

  app.post(
    '/api/sources/:id/live',
    {
      onRequest: [decides, guard.requireStepUp()],
      schema: { tags, params, body: liveBody, response: { 200: sourceView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      const { report: hash, ...given } = request.body;
      const kept = await mustBeCurrent(deps, id, hash);
      const decided = { source: id, map: kept.report.map, report: hash };
      const actor = await deps.signedActs.by(who, goingLive.intent, decided, given);
      await asActs(
        (act) => deps.enter(act, actor, decided),
        goingLive,
        async () => {
          if (!(await deps.reports.goLive(id, kept, deps.now()))) throw new Failure('conflict');
          await deps.changed(id);
        },
      );
      const source = await deps.sources.find(id);
      if (source === null) throw new Failure('not-in-scope');
      return viewOf(deps.sources, source);
    },
  );
}

function reportViewOf({ hash, report, madeAt, liveAt }: KeptReport): z.infer<typeof reportView> {
  return reportView.parse({
    ...{ hash, report },
    madeAt: madeAt.toISOString(),
    liveAt: liveAt?.toISOString() ?? null,
  });
}
