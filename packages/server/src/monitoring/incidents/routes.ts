import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { createScoping } from '../../ledger/scoping/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { withDrills } from '../schemas.ts';
import type { createContaining } from '../containing/containing.ts';
import { affectedBy } from './affected.ts';
import type { createActing } from './acting.ts';
import {
  affectedView,
  containIncidentBody,
  decideContainmentBody,
  incidentRow,
  incidentView,
  judgeBody,
  moveBody,
  noteBody,
  postMortemBody,
  takeBody,
} from './schemas.ts';
import { caseOf, rowOf, type ViewDeps } from './view.ts';

export interface IncidentRoutesDeps extends ViewDeps {
  readonly acting: ReturnType<typeof createActing>;
  readonly containing: Pick<ReturnType<typeof createContaining>, 'order' | 'decide'>;
  readonly scoping: Pick<ReturnType<typeof createScoping>, 'scope'>;
  readonly now: () => Date;
}

const readers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const actors = ['company-admin', 'privacy-officer', 'security-officer'] as const;
/** As of suspending a person by hand. */
const closers = ['company-admin', 'security-officer'] as const;

const params = z.strictObject({ id: identifier });

/** Incidents: the company's alone, since whoever is watched is not warned. */
export function incidentRoutes(app: App, guard: Guard, deps: IncidentRoutesDeps): void {
  const { store, acting, containing } = deps;
  const tags = ['incidents'];
  const onRequest = guard.requireRole(...readers);
  const act = [guard.requireRole(...actors), guard.requireStepUp()];
  const close = [guard.requireRole(...closers), guard.requireStepUp()];
  const ok = { done: true as const };

  const find = async (id: string) => {
    const incident = await store.find(id);
    if (incident === null) throw new Failure('not-in-scope');
    return incident;
  };

  app.get(
    '/api/incidents',
    {
      onRequest,
      schema: {
        tags,
        querystring: z.strictObject({
          state: z.enum(['open', 'ended']).default('open'),
          drills: withDrills,
        }),
        response: { 200: z.array(incidentRow) },
      },
    },
    async ({ query }) => (await store.list(query.state === 'open', query.drills === 'with')).map(rowOf),
  );

  app.get(
    '/api/incidents/:id',
    { onRequest, schema: { tags, params, response: { 200: incidentView } } },
    async (request) => caseOf(deps, await find(request.params.id)),
  );

  app.get(
    '/api/incidents/:id/affected',
    { onRequest: guard.requireRole(...actors), schema: { tags, params, response: { 200: affectedView } } },
    async (request) => affectedBy(deps, await find(request.params.id)),
  );

  app.post(
    '/api/incidents/:id/take',
    { onRequest: act, schema: { tags, params, body: takeBody, response: { 200: done } } },
    async (request) => {
      await acting.take(signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/incidents/:id/move',
    { onRequest: act, schema: { tags, params, body: moveBody, response: { 200: done } } },
    async (request) => {
      const { to, ...given } = request.body;
      await acting.move(signedIn(request), request.params.id, to, given);
      return ok;
    },
  );

  app.post(
    '/api/incidents/:id/note',
    { onRequest: act, schema: { tags, params, body: noteBody, response: { 200: done } } },
    async (request) => {
      const { text, ...given } = request.body;
      await acting.note(signedIn(request), request.params.id, text, given);
      return ok;
    },
  );

  app.post(
    '/api/incidents/:id/post-mortem',
    { onRequest: act, schema: { tags, params, body: postMortemBody, response: { 200: done } } },
    async (request) => {
      const { text, ...given } = request.body;
      await acting.writePostMortem(signedIn(request), request.params.id, text, given);
      return ok;
    },
  );

  app.post(
    '/api/signals/:id/judge',
    { onRequest: act, schema: { tags, params, body: judgeBody, response: { 200: done } } },
    async (request) => {
      const { verdict, why, ...given } = request.body;
      await acting.judge(signedIn(request), request.params.id, verdict, why, given);
      return ok;
    },
  );

  app.post(
    '/api/incidents/:id/contain',
    { onRequest: close, schema: { tags, params, body: containIncidentBody, response: { 200: done } } },
    async (request) => {
      await containing.order(signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/containments/:id/decide',
    { onRequest: close, schema: { tags, params, body: decideContainmentBody, response: { 200: done } } },
    async (request) => {
      await containing.decide(signedIn(request), request.params.id, request.body);
      return ok;
    },
  );
}
