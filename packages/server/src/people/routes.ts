import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { invite } from './inviting.ts';
import type { PersonFacts } from './people.ts';
import { personRowOf } from './readiness.ts';
import { mayInvite, maySuspend } from './rights.ts';
import { invitationView, personBody, personRow, suspendBody } from './schemas.ts';
import { vendorRoutes, type VendorRoutesDeps } from './vendors.routes.ts';

export interface PeopleRoutesDeps extends VendorRoutesDeps {
  readonly revokePerson: (person: string, ip: string | null) => Promise<number>;
}

const companySide = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

export function peopleRoutes(app: App, guard: Guard, deps: PeopleRoutesDeps): void {
  vendorRoutes(app, guard, deps);
  const { people, now } = deps;
  const tags = ['people'];
  const params = z.strictObject({ id: identifier });

  const rows = async (found: readonly PersonFacts[]) => {
    const covered = await deps.coveredVendors();
    return found.map((person) => personRowOf(person, covered.has(person.partyId)));
  };

  app.get(
    '/api/people',
    {
      onRequest: guard.requireRole(...companySide),
      schema: {
        tags,
        querystring: z.strictObject({ party: identifier.optional() }),
        response: { 200: z.array(personRow) },
      },
    },
    async (request) => {
      const { party } = request.query;
      return rows(await people.list(party === undefined ? {} : { party }, now()));
    },
  );

  app.get(
    '/api/team',
    {
      onRequest: guard.requireRole('vendor-admin', 'team-lead', 'qa-analyst'),
      schema: { tags, response: { 200: z.array(personRow) } },
    },
    async (request) => rows(await people.list({ party: signedIn(request).person.partyId }, now())),
  );

  app.post(
    '/api/people',
    {
      onRequest: guard.requireRole('company-admin', 'vendor-manager', 'vendor-admin'),
      schema: { tags, body: personBody, response: { 200: invitationView } },
    },
    async (request) => {
      const who = signedIn(request);
      const { party: partyId, site, audit, ...body } = request.body;
      const company = await people.company();
      const vendor = await people.vendor(partyId);
      const kind = company?.id === partyId ? 'company' : 'vendor';
      if (kind === 'vendor' && vendor === null) throw new Failure('not-in-scope');
      if (!mayInvite(who.person, body.role, { id: partyId, kind })) throw new Failure('role-not-allowed');
      if ((body.role === 'auditor') !== (audit !== undefined)) throw new Failure('bad-request');
      return invite(deps, who, { ...body, partyId, siteId: site }, async (person) => {
        if (audit === undefined) return;
        const { agreement, from, until } = audit;
        await people.addAuditScope({ person, agreement, from: new Date(from), until: new Date(until) });
      });
    },
  );

  for (const act of ['suspend', 'restore'] as const) {
    app.post(
      `/api/people/:id/${act}`,
      {
        onRequest: guard.requireRole('company-admin', 'security-officer', 'vendor-admin', 'team-lead'),
        schema: {
          tags,
          params,
          body: act === 'suspend' ? suspendBody : z.strictObject({}),
          response: { 200: done },
        },
      },
      async (request) => {
        const { person: who, ip } = signedIn(request);
        const [person] = await people.list({ id: request.params.id }, now());
        // One answer for a person who is not there and for one of another party.
        if (person === undefined || (who.partyKind === 'vendor' && person.partyId !== who.partyId)) {
          throw new Failure('not-in-scope');
        }
        if (!maySuspend(who, person)) throw new Failure('role-not-allowed');
        const reason = 'reason' in request.body ? String(request.body.reason) : 'restored';
        // Contain first: whatever happens to the entry, a suspended person is out.
        await people.suspend(person.id, act === 'suspend' ? now() : null);
        const sessions = act === 'suspend' ? await deps.revokePerson(person.id, ip) : 0;
        await deps.enter(`person-${act === 'suspend' ? 'suspended' : 'restored'}`, actorOf(who, ip), {
          subjectPerson: person.id,
          reason,
          sessions,
        });
        return { done: true as const };
      },
    );
  }
}

function actorOf(person: SignedIn['person'], ip: string | null) {
  return { person: person.id, party: person.partyId, ip };
}
