import { Failure } from '@cordon/core/kernel';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { addVersion, draft } from './drafting.ts';
import { actorOf, companyDrafters, params, tags, viewNow, visible } from './reading.ts';
import { readTerms } from './readTerms.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import { agreementView, draftBody, versionBody } from './schemas.ts';

/** Drafts and new versions. */
export function draftingRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  app.post(
    '/api/agreements',
    {
      onRequest: guard.requireRole(...companyDrafters),
      schema: { tags, body: draftBody, response: { 200: agreementView } },
    },
    async (request) => {
      const [company, vendor] = await Promise.all([deps.company(), deps.vendor(request.body.vendor)]);
      if (company === null || vendor === null) throw new Failure('not-found');
      const { source, title, from, until } = request.body;
      const who = signedIn(request);
      const id = await draft(deps, actorOf(who), { company, vendor, source, title, from, until });
      return viewNow(deps, await visible(deps, who, id));
    },
  );

  app.post(
    '/api/agreements/:id/versions',
    {
      onRequest: guard.requireRole(...companyDrafters),
      bodyLimit: 512 * 1024,
      schema: { tags, params, body: versionBody, response: { 200: agreementView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      await addVersion(deps, actorOf(who), agreement.id, readTerms(request.body.terms), request.body.clauses);
      return viewNow(deps, agreement);
    },
  );
}
