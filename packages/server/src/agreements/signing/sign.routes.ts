import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { actorOf, params, signers, tags, viewNow, visible } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import { agreementView } from '../schemas.ts';
import { signOptions } from './options.ts';
import { assertionIn, passkeyOptionsOf } from './passkeyView.ts';
import { signBody, signOptions as signOptionsView, signOptionsBody } from './schemas.ts';
import { sign } from './sign.ts';

/** Longest User-Agent that is kept. */
const AGENT = 300;

/** Signatures of the parties. */
export function signRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const mayNow = [guard.requireRole(...signers), guard.requireStepUp()];

  app.post(
    '/api/agreements/:id/sign/options',
    {
      onRequest: mayNow,
      schema: { tags, params, body: signOptionsBody, response: { 200: signOptionsView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { statement, rpId, passkeys } = await signOptions(
        deps,
        actorOf(who),
        agreement.id,
        request.body.version,
      );
      return {
        statement: { ...statement },
        ...passkeyOptionsOf(rpId, passkeys),
      };
    },
  );

  app.post(
    '/api/agreements/:id/sign',
    { onRequest: mayNow, schema: { tags, params, body: signBody, response: { 200: agreementView } } },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { version, assertion } = request.body;
      await sign(deps, actorOf(who), agreement.id, {
        version,
        ...assertionIn(assertion),
        userAgent: request.headers['user-agent']?.slice(0, AGENT) ?? null,
      });
      return viewNow(deps, agreement);
    },
  );
}
