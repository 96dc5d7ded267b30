import type { Clause } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { confirmClausesBody, versionBody, type clauseEdit } from './clauses/schemas.ts';
import { addVersion, confirmClauses, draft } from './drafting.ts';
import { actorOf, companyDrafters, params, proposers, tags, viewNow, visible } from './reading.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import { agreementView, draftBody } from './schemas.ts';

/** Drafts, proposals of either side, and confirmations of what a clause does. */
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
      const who = signedIn(request);
      const id = await draft(deps, actorOf(who), { ...request.body, company, vendor });
      return viewNow(deps, await visible(deps, who, id));
    },
  );

  app.post(
    '/api/agreements/:id/versions',
    {
      onRequest: guard.requireRole(...proposers),
      bodyLimit: 1024 * 1024,
      schema: { tags, params, body: versionBody, response: { 200: agreementView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { base, clauses, ...rest } = request.body;
      const edit = { ...rest, clauses: clausesOf(clauses) };
      const version = await addVersion(deps, actorOf(who), agreement.id, edit, base);
      return viewNow(deps, agreement, version);
    },
  );

  app.post(
    '/api/agreements/:id/confirm',
    {
      onRequest: guard.requireRole(...proposers),
      schema: { tags, params, body: confirmClausesBody, response: { 200: agreementView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { base, clauses } = request.body;
      const agreement = await visible(deps, who, request.params.id);
      const version = await confirmClauses(deps, actorOf(who), agreement.id, clauses, base);
      return viewNow(deps, agreement, version);
    },
  );
}

/** Clauses as they came; what zod types as possibly undefined is absent after JSON. */
export function clausesOf(given: readonly z.infer<typeof clauseEdit>[]): readonly Clause[] {
  return given as readonly Clause[];
}
