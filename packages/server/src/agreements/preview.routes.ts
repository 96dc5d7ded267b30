import { Failure } from '@cordon/core/kernel';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { previewOf } from './preview.ts';
import { readers, tags, visible } from './reading.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import { previewBody, previewView } from './schemas.ts';
import { termsOf } from './standing.ts';

/** What a role would see for a purpose, over made-up rows. */
export function previewRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const { store } = deps;
  const read = guard.requireRole(...readers);

  app.post(
    '/api/preview',
    { onRequest: read, schema: { tags, body: previewBody, response: { 200: previewView } } },
    async (request) => {
      const agreement = await visible(deps, signedIn(request), request.body.agreement);
      const newest = (await store.versions(agreement.id))[0];
      if (newest === undefined) throw new Failure('not-found');
      const policy = await deps.compilePreview(
        agreement.source,
        termsOf(newest),
        newest.hash.toString('hex'),
      );
      return previewOf(policy, newest.clauses, request.body.role, request.body.purpose, deps.hmac);
    },
  );
}
