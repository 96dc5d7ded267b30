import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { fileNameOf } from '../../agreements/copies/fileName.ts';
import { signedIn, type Guard } from '../../identity/index.ts';
import { nameOfThing } from '../../platform/freeText.ts';
import { BYTES, uploadRoutes, type App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { AuditDeps } from './deps.ts';
import { answerRequest, openFile, putFile } from './requesting.ts';
import { answerEvidenceBody, evidenceRequests } from './schemas.ts';
import { requestViewOf } from './view.ts';

/** Bytes of one file of evidence. */
const MOST = 10 * 1024 * 1024;

/** What a party calls a file: shown to the auditor beside its hash. */
const fileName = nameOfThing(1, 120);

const answerers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-admin'] as const;

/** Requests for evidence, for the party that is asked: of another's nobody learns that it is there. */
export function evidenceRequestRoutes(app: App, guard: Guard, deps: AuditDeps): void {
  const tags = ['audits'];
  const params = z.strictObject({ id: identifier });
  const asked = guard.requireRole(...answerers);

  app.get(
    '/api/audit-requests',
    { onRequest: asked, schema: { tags, response: { 200: evidenceRequests } } },
    async (request) => {
      const { person } = signedIn(request);
      const now = deps.now();
      return {
        requests: (await deps.requests.toParty(person.partyId)).map((one) => requestViewOf(one, now)),
      };
    },
  );

  app.post(
    '/api/audit-requests/:id/answer',
    { onRequest: asked, schema: { tags, params, body: answerEvidenceBody, response: { 200: done } } },
    async (request) => {
      await answerRequest(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  uploadRoutes(app, MOST, [BYTES], (scope) => {
    scope.post(
      '/api/audit-requests/:id/files',
      {
        onRequest: asked,
        schema: {
          ...{ tags, params, consumes: [BYTES], response: { 200: done } },
          querystring: z.strictObject({ name: fileName.optional() }),
          body: z.unknown().meta({ description: 'The file as it is' }),
        },
      },
      async (request) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const given = fileNameOf(request.headers['content-disposition'], request.query.name);
        const name = fileName.safeParse(given);
        if (!name.success)
          throw new Failure('bad-request', 'The file needs a name, and none that names a person.');
        await putFile(deps, signedIn(request), request.params.id, { name: name.data, bytes });
        return { done: true as const };
      },
    );
  });

  app.get(
    '/api/audit-requests/:id/files/:file',
    {
      onRequest: guard.requireRole(...answerers, 'vendor-manager', 'auditor'),
      schema: { hide: true, params: params.extend({ file: identifier }) },
    },
    async (request, reply) => {
      const { bytes } = await openFile(deps, signedIn(request), request.params.id, request.params.file);
      // Always a download, and of no type that a browser would run.
      return reply
        .type(BYTES)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${request.params.file}"`)
        .send(bytes);
    },
  );
}
