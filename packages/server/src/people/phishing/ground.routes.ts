import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { PhishingDeps } from './deps.ts';
import { askDomain, removeDomain, verifyDomain } from './domains.ts';
import { PLANNERS } from './rights.ts';
import { askDomainBody, closingBody, makeSenderBody, removeDomainBody, verifyDomainBody } from './schemas.ts';
import { endSender, makeSender } from './senders.ts';

/** What exercises stand on: domains that each party verified for itself, and the company's sending profiles. */
export function groundRoutes(app: App, guard: Guard, deps: PhishingDeps): void {
  const tags = ['phishing'];
  const own = guard.requireRole(...PLANNERS, 'vendor-admin');
  const planner = guard.requireRole(...PLANNERS);
  const fresh = guard.requireStepUp();

  app.post(
    '/api/phishing/domains',
    { onRequest: [own, fresh], schema: { tags, body: askDomainBody, response: { 200: done } } },
    async (request) => {
      await askDomain(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/phishing/domains/verify',
    { onRequest: [own, fresh], schema: { tags, body: verifyDomainBody, response: { 200: done } } },
    async (request) => {
      await verifyDomain(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/phishing/domains/remove',
    { onRequest: own, schema: { tags, body: removeDomainBody, response: { 200: done } } },
    async (request) => {
      await removeDomain(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/phishing/senders',
    {
      onRequest: [planner, fresh],
      schema: { tags, body: makeSenderBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => ({ id: await makeSender(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/phishing/senders/:id/end',
    {
      onRequest: planner,
      schema: {
        tags,
        params: z.strictObject({ id: identifier }),
        ...{ body: closingBody, response: { 200: done } },
      },
    },
    async (request) => {
      await endSender(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}
