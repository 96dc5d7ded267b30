import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { ASKERS, textOf } from '../approvals/index.ts';
import { signedActFields, signedIn, type Guard } from '../identity/index.ts';
import { BYTES, uploadRoutes, type App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { askExport, lookAtExport } from './asking.ts';
import type { ExportDeps } from './deps.ts';
import { fetchExport } from './fetching.ts';
import { startExport } from './making.ts';
import {
  exportBody,
  exportFile,
  exportLookBody,
  exportLooked,
  exportProgress,
  exportTraced,
} from './schemas.ts';
import { decodedPiece, tracePieceAmong } from './tracing.ts';

/** Of a piece that was found: as many rows as an export can have, written as widely as JSON does. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Exports: looked at, asked for, begun once approved, and fetched once. What waits for approval is among the approvals. */
export function exportRoutes(app: App, guard: Guard, deps: ExportDeps): void {
  const tags = ['exports'];
  const params = z.strictObject({ id: identifier });
  const onRequest = guard.requireRole(...ASKERS);
  const signed = z.strictObject(signedActFields).meta({ id: 'ExportActBody' });

  app.post(
    '/api/exports/look',
    { onRequest, schema: { tags, body: exportLookBody, response: { 200: exportLooked } } },
    async (request) => {
      const looked = await lookAtExport(deps, signedIn(request), request.body);
      return { request: exportLooked.shape.request.parse(looked), hash: textOf(looked).hash.toString('hex') };
    },
  );

  app.post(
    '/api/exports',
    {
      onRequest: [onRequest, guard.requireStepUp()],
      schema: { tags, body: exportBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => ({ id: await askExport(deps, signedIn(request), request.body) }),
  );

  app.get(
    '/api/exports',
    { onRequest, schema: { tags, response: { 200: z.array(exportProgress) } } },
    async (request) => {
      const { person } = signedIn(request);
      const whose =
        person.partyKind === 'company'
          ? {}
          : person.role === 'agent'
            ? { person: person.id }
            : { party: person.partyId };
      const asked = (await deps.store.list(whose)).filter(({ request: { kind } }) => kind === 'export');
      return (await deps.exports.of(asked.map(({ id }) => id))).map(({ readyUntil, fileHash, ...one }) => ({
        ...one,
        entries: [...one.entries],
        readyUntil: readyUntil?.toISOString() ?? null,
        file: fileHash?.toString('hex') ?? null,
      }));
    },
  );

  uploadRoutes(app, MOST_BYTES, [BYTES], (scope) => {
    scope.post(
      '/api/exports/trace',
      {
        onRequest: guard.requireRole('company-admin', 'privacy-officer', 'security-officer'),
        bodyLimit: MOST_BYTES,
        schema: {
          tags,
          consumes: [BYTES],
          body: z.unknown().meta({ description: 'The piece that was found, as it is: UTF-8' }),
          response: { 200: exportTraced },
        },
      },
      async ({ body }) => {
        if (!Buffer.isBuffer(body)) throw new Failure('bad-request');
        const { exports, fits } = await tracePieceAmong(deps, decodedPiece(body));
        return {
          exports,
          fits: fits.map(({ person, name, askedAt, entries, ...fit }) => ({
            ...{
              ...fit,
              person: { id: person, name },
              askedAt: askedAt.toISOString(),
              entries: [...entries],
            },
          })),
        };
      },
    );
  });

  app.post(
    '/api/exports/:id/start',
    { onRequest, schema: { tags, params, body: signed, response: { 200: done } } },
    async (request) => {
      await startExport(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/exports/:id/download',
    {
      onRequest: [onRequest, guard.requireStepUp()],
      schema: { tags, params, body: signed, response: { 200: exportFile } },
    },
    (request) => fetchExport(deps, signedIn(request), request.params.id, request.body),
  );
}
