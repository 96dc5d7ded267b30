import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { assertMayAsk } from '../filter.ts';
import { saveBody, savedView, savedViews, viewNameBody } from './schemas.ts';
import { MOST_VIEWS, type SavedViewStore } from './store.ts';

export interface SavedViewDeps {
  readonly views: SavedViewStore;
  readonly now: () => Date;
}

const readers = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
  ...(['vendor-admin', 'team-lead', 'qa-analyst', 'auditor'] as const),
];

/**
 * Searches of the accesses that somebody keeps for themselves. A view holds a question and no answer: whoever opens it asks
 * anew, and is told what they may know then.
 */
export function savedViewRoutes(app: App, guard: Guard, { views, now }: SavedViewDeps): void {
  const onRequest = guard.requireRole(...readers);
  const tags = ['accesses'];
  const params = z.strictObject({ id: identifier });

  app.get(
    '/api/saved-views',
    { onRequest, schema: { tags, response: { 200: savedViews } } },
    async (request) => ({
      views: (await views.of(signedIn(request).person.id)).map((view) => ({
        ...view,
        savedAt: view.savedAt.toISOString(),
      })),
      most: MOST_VIEWS,
    }),
  );

  app.post(
    '/api/saved-views',
    { onRequest, schema: { tags, body: saveBody, response: { 200: savedView } } },
    async (request) => {
      const who = signedIn(request);
      const { name, filter } = request.body;
      assertMayAsk(filter, who);
      const at = now();
      const kept = await views.add(who.person.id, { name, filter, at });
      if (typeof kept === 'string') throw new Failure(kept);
      return { ...kept, name, filter, savedAt: at.toISOString() };
    },
  );

  app.post(
    '/api/saved-views/:id/rename',
    { onRequest, schema: { tags, params, body: viewNameBody, response: { 200: done } } },
    async (request) => {
      const { params: of, body } = request;
      const renamed = await views.rename(signedIn(request).person.id, of.id, body.name);
      if (renamed === null) throw new Failure('not-in-scope');
      if (!renamed) throw new Failure('name-taken');
      return { done: true as const };
    },
  );

  app.delete(
    '/api/saved-views/:id',
    { onRequest, schema: { tags, params, response: { 200: done } } },
    async (request) => {
      if (!(await views.remove(signedIn(request).person.id, request.params.id)))
        throw new Failure('not-in-scope');
      return { done: true as const };
    },
  );
}
