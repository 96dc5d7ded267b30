import { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { signedIn, type Guard } from '../guard.ts';
import type { DoorCredential } from './credential.ts';
import { end, mint, shownOf, type DoorCredentialDeps } from './doorCredentials.ts';
import { doorCredentialBody, doorCredentialMade, doorCredentialView } from './schemas.ts';

const viewOf = ({ createdAt, expiresAt, lastUsedAt, ...rest }: DoorCredential) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** Credentials for an agent's other tools. Those of a session are seen and ended in it only. */
export function doorCredentialRoutes(app: App, guard: Guard, deps: DoorCredentialDeps): void {
  const tags = ['door-credentials'];
  const agent = guard.requireRole('agent');
  const params = z.strictObject({ id: identifier });

  app.post(
    '/api/door-credentials',
    {
      onRequest: [agent, guard.requireStepUp()],
      schema: { tags, body: doorCredentialBody, response: { 200: doorCredentialMade } },
    },
    async (request) => {
      const { credential, secret } = await mint(deps, signedIn(request), request.body);
      const database = await deps.sourceOf(credential.agreement);
      return { credential: viewOf(credential), secret, database };
    },
  );

  app.get(
    '/api/door-credentials',
    { onRequest: agent, schema: { tags, response: { 200: z.array(doorCredentialView) } } },
    async (request) => {
      const kept = await deps.store.of(signedIn(request).sessionId, deps.now());
      return kept.map((one) => viewOf(shownOf(one)));
    },
  );

  app.delete(
    '/api/door-credentials/:id',
    { onRequest: agent, schema: { tags, params, response: { 200: done } } },
    async (request) => {
      await end(deps, signedIn(request), request.params.id);
      return { done: true as const };
    },
  );
}
