import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import { contain, mustBeVendor, release } from './containing.ts';
import type { PeopleDeps } from './deps.ts';
import { containBody, containmentView, containResult, releaseBody, releaseResult } from './schemas.ts';

/** Shutting a whole vendor out, and letting it in again. */
export function containingRoutes(app: App, guard: Guard, deps: PeopleDeps): void {
  const tags = ['vendors'];
  const params = z.strictObject({ id: identifier });
  const may = guard.requireRole('company-admin', 'security-officer');

  app.get(
    '/api/vendors/:id/containment',
    { onRequest: may, schema: { tags, params, response: { 200: containmentView } } },
    async (request) => {
      const { id } = request.params;
      await mustBeVendor(deps, id);
      const now = deps.now();
      const [open, atStake] = await Promise.all([
        deps.containments.open(id, now),
        deps.containments.atStake(id, now),
      ]);
      if (open === null) return { atStake, contained: null };
      const { reason, by, at, asked } = open;
      return {
        atStake,
        contained: {
          ...{ reason, by, at: at.toISOString() },
          asked: asked && { by: { id: asked.id, name: asked.name }, until: asked.until.toISOString() },
        },
      };
    },
  );

  app.post(
    '/api/vendors/:id/contain',
    {
      onRequest: [may, guard.requireStepUp()],
      schema: { tags, params, body: containBody, response: { 200: containResult } },
    },
    (request) => contain(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/vendors/:id/release',
    {
      onRequest: [may, guard.requireStepUp()],
      schema: { tags, params, body: releaseBody, response: { 200: releaseResult } },
    },
    async (request) => ({ state: await release(deps, signedIn(request), request.params.id, request.body) }),
  );
}
