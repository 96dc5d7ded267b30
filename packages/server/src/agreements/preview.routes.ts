import { Failure } from '@cordon/core/kernel';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { lifeFor } from './life/facts.ts';
import { see } from './life/record.ts';
import { previewOf } from './preview.ts';
import { readers, tags, visible } from './reading.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import { previewBody, previewView } from './schemas.ts';
import { termsOf } from './standing.ts';

/** What a role sees for a purpose, over made-up rows. */
export function previewRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const read = guard.requireRole(...readers);

  app.post(
    '/api/preview',
    { onRequest: read, schema: { tags, body: previewBody, response: { 200: previewView } } },
    async (request) => {
      const agreement = await visible(deps, signedIn(request), request.body.agreement);
      const seen = await see(deps, agreement.id);
      const life = lifeFor(seen, deps.now(), deps.signing.crypto);
      const { role, purpose, version: wanted = life.stands ?? life.atStake } = request.body;
      const version = seen.versions.find((one) => one.version === wanted);
      if (version === undefined) throw new Failure('not-found');
      const { source } = agreement;
      const policy = await deps.compilePreview(source, termsOf(version), version.hash.toString('hex'));
      return {
        version: wanted,
        inForce: life.state === 'in-force' && life.running === wanted,
        ...previewOf(policy, version.clauses, role, purpose, deps.hmac),
      };
    },
  );
}
