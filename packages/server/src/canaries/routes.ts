import { z } from 'zod';
import { closingActFields, signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { canaryActBody, canaryBody, canaryList } from './schemas.ts';
import { seedCanary, testCanary, withdrawCanary, type CanaryDeps } from './seeding.ts';

/** Canaries: for the company's people who look after security, and nobody else. */
export function canaryRoutes(
  app: App,
  guard: Guard,
  deps: CanaryDeps & { readonly receives: () => boolean },
): void {
  const tags = ['canaries'];
  const params = z.strictObject({ id: identifier });
  const onRequest = guard.requireRole('company-admin', 'security-officer', 'privacy-officer');
  const fresh = [onRequest, guard.requireStepUp()];
  const withdraw = z.strictObject(closingActFields).meta({ id: 'WithdrawCanaryBody' });

  app.get('/api/canaries', { onRequest, schema: { tags, response: { 200: canaryList } } }, async () => {
    const [canaries, contacts] = await Promise.all([deps.store.live(), deps.store.contacts()]);
    return {
      canaries: canaries.map((one) => ({ ...one, seededAt: one.seededAt.toISOString() })),
      contacts: contacts.map((one) => ({ ...one, entries: [...one.entries], at: one.at.toISOString() })),
      receives: deps.receives(),
    };
  });

  app.post(
    '/api/canaries',
    { onRequest: fresh, schema: { tags, body: canaryBody, response: { 200: z.object({ id: z.string() }) } } },
    async (request) => ({ id: await seedCanary(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/canaries/:id/withdraw',
    { onRequest: fresh, schema: { tags, params, body: withdraw, response: { 200: done } } },
    async (request) => {
      await withdrawCanary(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/canaries/:id/test',
    { onRequest: fresh, schema: { tags, params, body: canaryActBody, response: { 200: done } } },
    async (request) => {
      await testCanary(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}
