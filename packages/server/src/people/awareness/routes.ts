import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { AwarenessDeps } from './deps.ts';
import { awarenessView, lessonBody, nearMissBody, nearMissView } from './schemas.ts';
import { putLesson, readNearMisses, tellNearMiss } from './telling.ts';
import { viewAwareness } from './view.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const atVendor = ['vendor-admin', 'team-lead', 'qa-analyst', 'agent'] as const;

/** How aware of danger people are, by group and never by name; and what nearly went wrong, told by nobody. */
export function awarenessRoutes(app: App, guard: Guard, deps: AwarenessDeps): void {
  const tags = ['awareness'];
  const params = z.strictObject({ id: identifier });

  const partiesOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };

  app.get(
    '/api/awareness',
    {
      onRequest: guard.requireRole(...company, 'vendor-admin', 'team-lead', 'auditor'),
      schema: {
        tags,
        querystring: z.strictObject({ vendor: identifier.optional() }),
        response: { 200: awarenessView },
      },
    },
    async (request) => {
      const [parties, all] = await Promise.all([partiesOf(signedIn(request)), deps.vendors()]);
      const { vendor } = request.query;
      const seen = all.filter(({ id }) => parties === null || parties.includes(id));
      if (vendor !== undefined && !seen.some(({ id }) => id === vendor)) throw new Failure('not-in-scope');
      return viewAwareness(
        deps,
        seen.filter(({ id }) => vendor === undefined || id === vendor),
      );
    },
  );

  app.get(
    '/api/awareness/near-misses',
    {
      onRequest: guard.requireRole(...company, ...atVendor),
      schema: { tags, response: { 200: z.array(nearMissView) } },
    },
    async (request) => {
      const who = signedIn(request);
      return readNearMisses(deps, await partiesOf(who), who.person.role === 'agent');
    },
  );

  app.post(
    '/api/awareness/near-misses',
    {
      onRequest: guard.requireRole(...atVendor),
      schema: { tags, body: nearMissBody, response: { 200: done } },
    },
    async (request) => {
      await tellNearMiss(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/awareness/near-misses/:id/lesson',
    {
      onRequest: guard.requireRole('vendor-admin', 'team-lead'),
      schema: { tags, params, body: lessonBody, response: { 200: done } },
    },
    async (request) => {
      await putLesson(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}
