import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { actorOf, readers, tags, visible } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import type { Agreement, Version } from '../store.ts';
import { completionOf } from './completion.ts';
import { unsignedPdf } from './freezing.ts';

const versionParams = z.strictObject({
  id: identifier,
  version: z.coerce.number().int().min(1).max(1_000_000),
});

const pdfAnswer = {
  200: {
    description: 'The file',
    content: { 'application/pdf': { schema: z.unknown() } },
  },
};

/** The documents of a version: what is signed, and what it has become. */
export function documentRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const route = {
    onRequest: guard.requireRole(...readers),
    schema: { tags, params: versionParams, response: pdfAnswer },
  };
  const find = async (
    who: SignedIn,
    params: z.infer<typeof versionParams>,
  ): Promise<{ readonly agreement: Agreement; readonly version: Version; readonly name: string }> => {
    const agreement = await visible(deps, who, params.id);
    const version = (await deps.store.versions(agreement.id)).find((one) => one.version === params.version);
    if (version === undefined) throw new Failure('not-in-scope');
    return { agreement, version, name: `${agreement.id}-v${String(version.version)}` };
  };

  app.get('/api/agreements/:id/versions/:version/base.pdf', route, async (request, reply) => {
    const { agreement, version, name } = await find(signedIn(request), request.params);
    return sendPdf(reply, `${name}-unsigned.pdf`, await unsignedPdf(deps, agreement, version));
  });

  app.get('/api/agreements/:id/versions/:version/document.pdf', route, async (request, reply) => {
    const { agreement, version, name } = await find(signedIn(request), request.params);
    const signed = await deps.signing.store.latest(agreement.id, version.version);
    return sendPdf(reply, `${name}.pdf`, signed?.pdf ?? (await unsignedPdf(deps, agreement, version)));
  });

  app.get('/api/agreements/:id/versions/:version/completion.pdf', route, async (request, reply) => {
    const who = signedIn(request);
    const { agreement, version, name } = await find(who, request.params);
    const { pdf } = await completionOf(deps, actorOf(who), agreement, version);
    return sendPdf(reply, `${name}-completion.pdf`, pdf);
  });
}

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/** Sends a file to be saved, never to be shown in our origin. */
function sendPdf(reply: Reply, name: string, pdf: Uint8Array): unknown {
  return reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(pdf));
}
