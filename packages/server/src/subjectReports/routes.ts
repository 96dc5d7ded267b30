import { z } from 'zod';
import { signedActFields, signedIn, type Guard, type SignedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { SubjectReportDeps } from './deps.ts';
import { askNames, decideNames } from './naming.ts';
import { lookAtReport, printReport } from './printing.ts';
import { answerRequest, extendRequest, openRequest } from './requesting.ts';
import { rulePurpose, suspendAccounting } from './ruling.ts';
import {
  askNamesBody,
  decideNamesBody,
  extendBody,
  openBody,
  reportView,
  requestsView,
  ruleBody,
  suspendBody,
} from './schemas.ts';
import { reportViewOf, requestsViewOf } from './view.ts';

/** What customers ask to be told of the accesses to their data: for whoever owns privacy at the company, and nobody else. */
export function subjectReportRoutes(app: App, guard: Guard, deps: SubjectReportDeps): void {
  const tags = ['subject-reports'];
  const params = z.strictObject({ id: identifier });
  const onRequest = guard.requireRole('company-admin', 'privacy-officer');
  const fresh = [onRequest, guard.requireStepUp()];
  const querystring = z.strictObject({
    named: z
      .enum(['true', 'false'])
      .optional()
      .transform((text) => text === 'true')
      .meta({ description: 'With agents’ names, where two people decided so' }),
  });

  app.get(
    '/api/subject-requests',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Requests, their clocks, and what purposes were ruled to be',
        response: { 200: requestsView },
      },
    },
    (request) => requestsViewOf(deps, signedIn(request)),
  );

  app.post(
    '/api/subject-requests',
    {
      onRequest: fresh,
      schema: {
        tags,
        summary: 'Open a request',
        body: openBody,
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    async (request) => ({ id: await openRequest(deps, signedIn(request), request.body) }),
  );

  app.get(
    '/api/subject-requests/:id/report',
    {
      onRequest: fresh,
      schema: {
        tags,
        summary: 'The report; the look is entered',
        params,
        querystring,
        response: { 200: reportView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const looked = await lookAtReport(deps, actorOf(who), request.params.id, request.query.named);
      return reportViewOf(looked, who, deps.now());
    },
  );

  app.get(
    '/api/subject-requests/:id/report.pdf',
    // No JSON: it is told of in the operations guide, not in the document of the API.
    { onRequest: fresh, schema: { hide: true, params, querystring } },
    async (request, reply) => {
      const { id } = request.params;
      const { file } = await printReport(deps, actorOf(signedIn(request)), id, request.query.named);
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="report-${id}.pdf"`)
        .send(Buffer.from(file));
    },
  );

  app.post(
    '/api/subject-requests/:id/extend',
    { onRequest: fresh, schema: { tags, params, body: extendBody, response: { 200: done } } },
    async (request) => {
      await extendRequest(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/subject-requests/:id/answered',
    {
      onRequest: fresh,
      schema: {
        ...{ tags, params, response: { 200: done } },
        body: z.strictObject(signedActFields).meta({ id: 'SubjectRequestAnswered' }),
      },
    },
    async (request) => {
      await answerRequest(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/subject-requests/:id/names',
    {
      onRequest: fresh,
      schema: { tags, summary: 'Ask for agents’ names', params, body: askNamesBody, response: { 200: done } },
    },
    async (request) => {
      await askNames(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/subject-requests/:id/names/decide',
    {
      onRequest: fresh,
      schema: {
        ...{ tags, summary: 'Decide about names, as the second person', params },
        ...{ body: decideNamesBody, response: { 200: done } },
      },
    },
    async (request) => {
      await decideNames(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/subject-requests/:id/suspensions',
    { onRequest: fresh, schema: { tags, params, body: suspendBody, response: { 200: done } } },
    async (request) => {
      await suspendAccounting(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/accounting/rulings',
    { onRequest: fresh, schema: { tags, body: ruleBody, response: { 200: done } } },
    async (request) => {
      await rulePurpose(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );
}

function actorOf({ person, ip }: SignedIn) {
  return { person: person.id, party: person.partyId, ip };
}
