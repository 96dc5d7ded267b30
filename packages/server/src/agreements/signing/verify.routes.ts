import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import { BYTES, uploadRoutes, type App } from '../../platform/http/index.ts';
import { pemOf } from '../../platform/signing/index.ts';
import { maySee, readers, tags } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import { verifiedDocument } from './schemas.ts';
import { verifyUpload } from './verifying.ts';

/** Our documents have some hundred kilobytes; a long one still fits. */
const MOST = 8 * 1024 * 1024;
const PDF = 'application/pdf';

/** Checking of signed documents, and the certificates they are checked against. */
export function verifyRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const onRequest = guard.requireRole(...readers);

  uploadRoutes(app, MOST, [BYTES, PDF], (scope) => {
    scope.post(
      '/api/agreements/verify-document',
      {
        onRequest,
        bodyLimit: MOST,
        schema: {
          tags,
          consumes: [BYTES, PDF],
          body: z.unknown(),
          response: { 200: verifiedDocument },
        },
      },
      async (request) => {
        if (!Buffer.isBuffer(request.body)) throw new Failure('bad-request');
        const { report, reprinted, entered } = await verifyUpload(deps, request.body);
        const found = entered === null ? null : await deps.store.find(entered.agreement);
        // Nobody learns of an agreement that is not theirs, not even by its hash.
        const known = found !== null && (await maySee(deps, signedIn(request), found));
        return {
          ...report,
          reprinted,
          signatures: report.signatures.map((one) => ({ ...one, findings: [...one.findings] })),
          findings: [...report.findings],
          entered: known,
        };
      },
    );
  });

  for (const purpose of ['signatures', 'timestamps'] as const) {
    app.get(
      `/api/signing/${purpose}.pem`,
      {
        onRequest,
        schema: {
          tags,
          response: {
            200: { description: 'PEM', content: { 'application/x-pem-file': { schema: z.unknown() } } },
          },
        },
      },
      async (_, reply) =>
        reply
          .header('content-type', 'application/x-pem-file')
          .header('content-disposition', `attachment; filename="cordon-${purpose}.pem"`)
          .send(Buffer.from(pemOf((await deps.signing.authority.anchors())[purpose]))),
    );
  }
}
