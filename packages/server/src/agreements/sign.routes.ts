import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { actorOf, params, signers, tags, viewNow, visible } from './reading.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import { agreementView, signBody } from './schemas.ts';
import { sign } from './sign.ts';

/** Signatures of the parties. */
export function signRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  app.post(
    '/api/agreements/:id/sign',
    {
      onRequest: [guard.requireRole(...signers), guard.requireStepUp()],
      schema: { tags, params, body: signBody, response: { 200: agreementView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { version, publicKey, signature } = request.body;
      await sign(deps, actorOf(who), agreement.id, {
        version,
        publicKey: Buffer.from(publicKey, 'base64'),
        signature: Buffer.from(signature, 'base64'),
      });
      return viewNow(deps, agreement);
    },
  );
}
