import { besideClauses, diffVersions, matchCopy } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import { BYTES, uploadRoutes, type App } from '../../platform/http/index.ts';
import { companyDrafters, params, readers, tags, visible } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import type { Agreement, Version } from '../store.ts';
import { documentOf } from '../signing/documentOf.ts';
import { fileNameOf } from './fileName.ts';
import { limits } from './limits.ts';
import { readUpload, type ReadText } from './readCopy.ts';
import { copyReading, copyText, versionDiff } from './schemas.ts';
import { writeDocx } from './writeDocx.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const number = z.coerce.number().int().min(1).max(1_000_000);

const uploaded = {
  querystring: z.strictObject({ name: z.string().max(300).optional() }),
  consumes: [BYTES],
  body: z.unknown().meta({ description: 'The file as it is' }),
};

interface Upload {
  readonly body: unknown;
  readonly query: { readonly name?: string | undefined };
  readonly headers: { readonly 'content-disposition'?: string | undefined };
}

/** Copies for lawyers: two versions compared, a Word file out, and Word, PDF or text back in. Nothing of it is saved. */
export function copyRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const { store } = deps;
  const read = guard.requireRole(...readers);

  app.get(
    '/api/agreements/:id/diff',
    {
      onRequest: read,
      schema: {
        tags,
        params,
        querystring: z.strictObject({ from: number, to: number }),
        response: { 200: versionDiff },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const { versions } = await seen(signedIn(request), request.params.id);
      const [before, after] = [of(versions, from), of(versions, to)];
      return { from, to, changes: diffVersions(before.clauses, after.clauses) };
    },
  );

  app.get(
    '/api/agreements/:id/versions/:version/copy.docx',
    {
      onRequest: read,
      schema: {
        tags,
        params: params.extend({ version: number }),
        response: { 200: { description: 'A Word file', content: { [WORD]: { schema: z.unknown() } } } },
      },
    },
    async (request, reply) => {
      const { agreement, versions } = await seen(signedIn(request), request.params.id);
      const version = of(versions, request.params.version);
      const name = `${agreement.id}-v${String(version.version)}.docx`;
      return reply
        .header('content-type', WORD)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Buffer.from(await writeDocx(documentOf(agreement, version))));
    },
  );

  uploadRoutes(app, limits.bytes, [BYTES], (scope) => {
    scope.post(
      '/api/agreements/:id/copies',
      {
        onRequest: guard.requireRole(...companyDrafters, 'vendor-admin'),
        bodyLimit: limits.bytes,
        schema: { tags, params, ...uploaded, response: { 200: copyReading } },
      },
      async (request) => {
        const { agreement, versions } = await seen(signedIn(request), request.params.id);
        const newest = versions[0];
        if (newest === undefined) throw new Failure('not-found');
        const { text, tracked, comments } = await textOf(request);
        const found = matchCopy(newest.clauses, text, besideClauses(documentOf(agreement, newest)));
        const { clauses: matched, unmatched, missing, skipped } = found;
        // A copy that the schema's types let through: they know no read-only lists.
        const plain = JSON.parse(JSON.stringify(matched)) as z.infer<typeof copyReading>['matched'];
        return {
          ...{ version: newest.version, matched: plain, unmatched, missing, skipped, tracked, comments },
          changes: diffVersions(newest.clauses, matched),
        };
      },
    );

    scope.post(
      '/api/agreements/copies/text',
      {
        onRequest: guard.requireRole(...companyDrafters, 'vendor-admin', 'auditor'),
        bodyLimit: limits.bytes,
        schema: { tags, ...uploaded, response: { 200: copyText } },
      },
      async (request) => {
        const { text, tracked, comments } = await textOf(request);
        return { text, tracked, comments };
      },
    );
  });

  async function seen(
    who: Parameters<typeof visible>[1],
    id: string,
  ): Promise<{ readonly agreement: Agreement; readonly versions: readonly Version[] }> {
    const agreement = await visible(deps, who, id);
    return { agreement, versions: await store.versions(agreement.id) };
  }
}

/** @throws Failure `not-in-scope` when there is no such version */
function of(versions: readonly Version[], wanted: number): Version {
  const found = versions.find(({ version }) => version === wanted);
  if (found === undefined) throw new Failure('not-in-scope');
  return found;
}

async function textOf({ body, query, headers }: Upload): Promise<ReadText> {
  if (!Buffer.isBuffer(body)) throw new Failure('wrong-media-type');
  return readUpload(body, fileNameOf(headers['content-disposition'], query.name));
}
