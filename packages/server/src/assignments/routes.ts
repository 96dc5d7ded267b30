import { z } from 'zod';
import { signedIn, type Guard, type Role, type SignedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier, instant } from '../platform/schemas.ts';
import { assign, assignInvited, endAssignment, withoutWork } from './assigning.ts';
import { isWorking, turnsAt, type Assignment } from './assignment.ts';
import type { AssignmentDeps, WorkAgreement } from './deps.ts';
import {
  assignmentView,
  endBody,
  extendBody,
  giveInvitedBody,
  missingView,
  swapBody,
  workBody,
} from './schemas.ts';
import { extendableHours, extendShift, swapShifts } from './shifts.ts';

/** The company's people who look after vendors. */
export const overseers = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
] as const satisfies readonly Role[];

/** Who works as what and when: seen by both sides, given out by the vendor, ended by either. */
export function assignmentRoutes(app: App, guard: Guard, deps: AssignmentDeps): void {
  const tags = ['assignments'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...overseers, 'vendor-admin', 'team-lead', 'qa-analyst');
  const give = guard.requireRole('vendor-admin');
  const plan = guard.requireRole('vendor-admin', 'team-lead');

  app.get(
    '/api/assignments',
    {
      onRequest: read,
      schema: {
        tags,
        querystring: z.strictObject({ party: identifier.optional(), agreement: identifier.optional() }),
        response: { 200: z.array(assignmentView) },
      },
    },
    async (request) => {
      const party = partyFor(signedIn(request), request.query.party);
      const { agreement } = request.query;
      const filter = { ...(party !== undefined && { party }), ...(agreement !== undefined && { agreement }) };
      const [live, inForce] = await Promise.all([deps.assignments.live(filter, deps.now()), deps.inForce()]);
      return live.map((assignment) => viewOf(assignment, inForce, deps.now()));
    },
  );

  app.get(
    '/api/assignments/missing',
    { onRequest: read, schema: { tags, response: { 200: z.array(missingView) } } },
    async (request) => {
      const party = partyFor(signedIn(request), undefined);
      const under = (await deps.inForce()).filter((one) => party === undefined || one.party === party);
      const missing = await Promise.all(
        under.map(async ({ id, title, party: vendor, works }) => {
          const people = await withoutWork(deps, { id, party: vendor });
          const invited = people.filter(({ accessRole, purpose }) =>
            works.some((work) => work.accessRole === accessRole && work.purpose === purpose),
          );
          return {
            agreement: { id, title },
            people: people.map(({ id: person, name }) => ({ id: person, name })),
            invited: invited.map(({ id: person }) => person),
          };
        }),
      );
      return missing.filter(({ people }) => people.length > 0);
    },
  );

  app.post(
    '/api/people/:id/assignments',
    {
      onRequest: give,
      schema: { tags, params, body: workBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => ({ id: await assign(deps, signedIn(request), request.params.id, request.body) }),
  );

  app.post(
    '/api/agreements/:id/assignments',
    {
      onRequest: give,
      schema: {
        ...{ tags, params, body: giveInvitedBody },
        response: {
          200: z.object({ assigned: z.int().meta({ description: 'How many people were given work' }) }),
        },
      },
    },
    async (request) => ({
      assigned: await assignInvited(deps, signedIn(request), request.params.id, request.body),
    }),
  );

  app.post(
    '/api/assignments/:id/end',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer', 'vendor-manager', 'vendor-admin'),
      schema: { tags, params, body: endBody, response: { 200: done } },
    },
    async (request) => {
      await endAssignment(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/assignments/:id/extend',
    {
      onRequest: plan,
      schema: { tags, params, body: extendBody, response: { 200: z.object({ until: instant }) } },
    },
    async (request) => {
      const until = await extendShift(deps, signedIn(request), request.params.id, request.body);
      return { until: until.toISOString() };
    },
  );

  app.post(
    '/api/assignments/:id/swap',
    { onRequest: plan, schema: { tags, params, body: swapBody, response: { 200: done } } },
    async (request) => {
      await swapShifts(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}

/** A vendor sees its own people, whatever it asks for. */
export function partyFor({ person }: SignedIn, asked: string | undefined): string | undefined {
  return person.partyKind === 'vendor' ? person.partyId : asked;
}

function viewOf(
  assignment: Assignment,
  inForce: readonly WorkAgreement[],
  now: Date,
): z.infer<typeof assignmentView> {
  const { id, person, party, agreement, accessRole, purpose, site, shift, from, until, changes } = assignment;
  const most = inForce.find((one) => one.id === agreement.id)?.extensionHours ?? 0;
  return {
    ...{ id, person, party, agreement, accessRole, purpose, site },
    shift: shift === null ? null : { ...shift, days: shift.days === undefined ? undefined : [...shift.days] },
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    working: isWorking(assignment, now),
    turnsAt: turnsAt(assignment, now)?.toISOString() ?? null,
    changes: changes.map(({ kind, because, start, end }) => ({
      ...{ kind, because },
      from: new Date(start).toISOString(),
      until: new Date(end).toISOString(),
    })),
    extendableHours: extendableHours(assignment, most, now),
  };
}
