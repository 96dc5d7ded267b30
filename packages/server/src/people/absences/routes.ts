import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { absencesOf, endAbsence, sayAbsence, type AbsenceDeps } from './saying.ts';
import { absenceBody, absenceList, absenceSaid, endAbsenceBody } from './schemas.ts';

/** When people are away: said by whoever looks after them, seen by the company too. */
export function absenceRoutes(app: App, guard: Guard, deps: AbsenceDeps): void {
  const tags = ['people'];
  const params = z.strictObject({ id: identifier });
  const see = guard.requireRole(
    ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
    ...(['vendor-admin', 'team-lead'] as const),
  );
  const say = guard.requireRole('company-admin', 'vendor-admin', 'team-lead');

  app.get(
    '/api/people/:id/absences',
    { onRequest: see, schema: { tags, params, response: { 200: absenceList } } },
    async (request) => {
      const { absences, maySay } = await absencesOf(deps, signedIn(request), request.params.id);
      return {
        absences: absences.map(({ id, from, until, reason, saidBy, endedAt }) => ({
          ...{ id, reason, saidBy, from: from.toISOString(), until: until.toISOString() },
          over: endedAt !== null || until <= deps.now(),
          endedAt: endedAt?.toISOString() ?? null,
        })),
        maySay,
      };
    },
  );

  app.post(
    '/api/people/:id/absences',
    { onRequest: say, schema: { tags, params, body: absenceBody, response: { 200: absenceSaid } } },
    async (request) => ({ id: await sayAbsence(deps, signedIn(request), request.params.id, request.body) }),
  );

  app.post(
    '/api/absences/:id/end',
    { onRequest: say, schema: { tags, params, body: endAbsenceBody, response: { 200: done } } },
    async (request) => {
      await endAbsence(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}
