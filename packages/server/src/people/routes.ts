import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { absenceRoutes } from './absences/routes.ts';
import { containingRoutes } from './containing.routes.ts';
import type { PeopleDeps } from './deps.ts';
import { invitePerson, recover, renewInvitation } from './inviting.ts';
import { networkRoutes } from './networks/routes.ts';
import type { PeopleFilter } from './people.ts';
import { personRowOf } from './readiness.ts';
import { changeRole } from './roles.ts';
import {
  invitationView,
  linkBody,
  personBody,
  personRow,
  restoreBody,
  roleBody,
  suspendBody,
} from './schemas.ts';
import { siteRoutes } from './sites/routes.ts';
import { restore, suspend } from './suspending.ts';
import { vendorRoutes } from './vendors.routes.ts';

/** People: who may work now and what stops the others; inviting, suspending, restoring. */
export function peopleRoutes(app: App, guard: Guard, deps: PeopleDeps): void {
  vendorRoutes(app, guard, deps);
  containingRoutes(app, guard, deps);
  const newId = (prefix: string) => `${prefix}${randomUUID()}`;
  networkRoutes(app, guard, { ...deps, newId });
  siteRoutes(app, guard, { ...deps, newId });
  absenceRoutes(app, guard, { ...deps, newId });
  const tags = ['people'];
  const params = z.strictObject({ id: identifier });
  const invite = [
    guard.requireRole('company-admin', 'vendor-manager', 'vendor-admin'),
    guard.requireStepUp(),
  ];
  // Whoever closes access is asked for no second factor: a minute spent on one is a minute of somebody inside.
  const contain = guard.requireRole('company-admin', 'security-officer', 'vendor-admin', 'team-lead');

  const rows = async (filter: PeopleFilter) => {
    const [found, standings] = await Promise.all([deps.people.list(filter, deps.now()), deps.standings()]);
    return found.map((person) => personRowOf(person, standings));
  };

  app.get(
    '/api/people',
    {
      onRequest: guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'),
      schema: {
        tags,
        querystring: z.strictObject({ party: identifier.optional() }),
        response: { 200: z.array(personRow) },
      },
    },
    ({ query: { party } }) => rows(party === undefined ? {} : { party }),
  );

  app.get(
    '/api/team',
    {
      onRequest: guard.requireRole('vendor-admin', 'team-lead', 'qa-analyst'),
      schema: { tags, response: { 200: z.array(personRow) } },
    },
    (request) => rows({ party: signedIn(request).person.partyId }),
  );

  app.post(
    '/api/people',
    { onRequest: invite, schema: { tags, body: personBody, response: { 200: invitationView } } },
    (request) => invitePerson(deps, signedIn(request), request.body),
  );

  app.post(
    '/api/people/:id/invitation',
    { onRequest: invite, schema: { tags, params, body: linkBody, response: { 200: invitationView } } },
    (request) => renewInvitation(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/people/:id/recovery',
    {
      onRequest: [guard.requireRole('company-admin', 'vendor-admin'), guard.requireStepUp()],
      schema: { tags, params, body: linkBody, response: { 200: invitationView } },
    },
    (request) => recover(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/people/:id/role',
    {
      onRequest: [guard.requireRole('company-admin', 'vendor-admin'), guard.requireStepUp()],
      schema: { tags, params, body: roleBody, response: { 200: done } },
    },
    async (request) => {
      await changeRole(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/people/:id/suspend',
    { onRequest: contain, schema: { tags, params, body: suspendBody, response: { 200: done } } },
    async (request) => {
      await suspend(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/people/:id/restore',
    {
      onRequest: [contain, guard.requireStepUp()],
      schema: { tags, params, body: restoreBody, response: { 200: done } },
    },
    async (request) => {
      await restore(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}
