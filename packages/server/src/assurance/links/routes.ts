import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { fileViewOf } from '../questionnaires/view.ts';
import type { Link } from './link.ts';
import { answerViewOf } from './guest.routes.ts';
import { makeLink, revokeLink, type LinkDeps } from './linking.ts';
import { linkBody, linksQuery, linksView, linkView, madeLink, revokeBody } from './schemas.ts';

/** Links for vendors' people without an account, made and taken away by the company. */
export function linkRoutes(app: App, guard: Guard, deps: LinkDeps): void {
  const tags = ['questionnaires'];
  const onRequest = guard.requireRole(
    'company-admin',
    'privacy-officer',
    'security-officer',
    'vendor-manager',
  );

  app.get(
    '/api/assurance-links',
    { onRequest, schema: { tags, querystring: linksQuery, response: { 200: linksView } } },
    async (request) => {
      const { kind, id } = request.query;
      const links = await deps.links.of({ kind, id });
      const about = kind === 'finding' ? id : null;
      const answers = about === null ? [] : await deps.answersTo(about);
      const files = about === null ? [] : await deps.files.of('finding', about);
      return {
        links: links.map(viewOf),
        answers: answers.map(answerViewOf),
        files: files.map(fileViewOf),
      };
    },
  );

  app.post(
    '/api/assurance-links',
    {
      onRequest: [onRequest, guard.requireStepUp()],
      schema: { tags, body: linkBody, response: { 200: madeLink } },
    },
    async (request) => {
      const { link, url } = await makeLink(deps, signedIn(request), request.body);
      return { link: viewOf(link), url };
    },
  );

  app.post(
    '/api/assurance-links/:id/revoke',
    {
      onRequest,
      schema: { tags, params: z.strictObject({ id: identifier }), body: revokeBody, response: { 200: done } },
    },
    async (request) => {
      await revokeLink(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}

function viewOf(link: Link): z.infer<typeof linkView> {
  const { id, address, mailed, madeBy, madeAt, expiresAt, revokedAt, usedAt } = link;
  return {
    ...{ id, address, mailed, madeBy, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() },
    ...{ revokedAt: revokedAt?.toISOString() ?? null, usedAt: usedAt?.toISOString() ?? null },
  };
}
