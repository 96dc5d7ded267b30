import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { attestCheck, withdrawCheck } from './attesting.ts';
import type { JoiningDeps } from './deps.ts';
import type { Leaver } from './leavers.store.ts';
import { leaveNow, takeBack } from './leaving.ts';
import { joinersOf } from './listing.ts';
import { moveNow } from './moving.ts';
import { leaverProof, rowOf, viewLeaver } from './proof.ts';
import {
  attestCheckBody,
  backBody,
  joinerView,
  leaveBody,
  leaverProofView,
  leaverRow,
  leaverView,
  leftView,
  moveBody,
  movedView,
  withdrawCheckBody,
} from './schemas.ts';

const LEAVERS = 200;
const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

/** Who comes, who moves, who goes: lists, checks, moves, and what proves that a leaver is out. */
export function joiningRoutes(app: App, guard: Guard, deps: JoiningDeps): void {
  const tags = ['joining'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...company, 'vendor-admin', 'team-lead');
  const readLeavers = guard.requireRole(...company, 'vendor-admin', 'team-lead', 'auditor');
  const vendor = [guard.requireRole('vendor-admin'), guard.requireStepUp()];

  /** Whose people somebody may see; null: everybody's. */
  const partiesOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };
  /** @throws Failure `not-in-scope` for a leaver of another party, as for one that is not there */
  const leaverOf = async (who: SignedIn, id: string): Promise<Leaver> => {
    const [leaver, parties] = [await deps.leavers.find(id), await partiesOf(who)];
    if (leaver === null || (parties !== null && !parties.includes(leaver.party.id)))
      throw new Failure('not-in-scope');
    return leaver;
  };

  app.get(
    '/api/joining',
    {
      onRequest: read,
      schema: {
        tags,
        querystring: z.strictObject({ vendor: identifier.optional() }),
        response: { 200: z.array(joinerView) },
      },
    },
    async (request) => {
      const parties = await partiesOf(signedIn(request));
      const { vendor: asked } = request.query;
      if (asked !== undefined && parties !== null && !parties.includes(asked))
        throw new Failure('not-in-scope');
      const party = asked ?? parties?.[0];
      const people = await deps.people({ kind: 'vendor', ...(party !== undefined && { party }) });
      return [...(await joinersOf(deps, people))];
    },
  );

  app.get(
    '/api/joining/mine',
    { onRequest: guard.requireRole('agent'), schema: { tags, response: { 200: joinerView } } },
    async (request) => {
      const [mine] = await joinersOf(deps, await deps.people({ id: signedIn(request).person.id }));
      if (mine === undefined) throw new Failure('not-found');
      return mine;
    },
  );

  app.post(
    '/api/joining/people/:id/checks',
    {
      onRequest: vendor,
      schema: { tags, params, body: attestCheckBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => ({
      id: await attestCheck(deps, signedIn(request), request.params.id, request.body),
    }),
  );

  app.post(
    '/api/joining/checks/:id/withdraw',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer', 'privacy-officer', 'vendor-admin'),
      schema: { tags, params, body: withdrawCheckBody, response: { 200: done } },
    },
    async (request) => {
      await withdrawCheck(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/joining/people/:id/move',
    { onRequest: vendor, schema: { tags, params, body: moveBody, response: { 200: movedView } } },
    (request) => moveNow(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/joining/people/:id/leave',
    {
      // Whoever closes access is asked for no second factor: a minute spent on one is a minute of somebody inside.
      onRequest: guard.requireRole('company-admin', 'security-officer', 'vendor-admin'),
      schema: { tags, params, body: leaveBody, response: { 200: leftView } },
    },
    async (request) => ({
      leaver: await leaveNow(deps, signedIn(request), request.params.id, request.body),
    }),
  );

  app.post(
    '/api/joining/people/:id/back',
    {
      onRequest: [guard.requireRole('company-admin', 'vendor-admin'), guard.requireStepUp()],
      schema: { tags, params, body: backBody, response: { 200: done } },
    },
    async (request) => {
      await takeBack(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/api/joining/leavers',
    { onRequest: readLeavers, schema: { tags, response: { 200: z.array(leaverRow) } } },
    async (request) => {
      const who = signedIn(request);
      const rows = await deps.leavers.list(await partiesOf(who), LEAVERS);
      return rows.map((leaver) => rowOf(namedFor(who, leaver)));
    },
  );

  app.get(
    '/api/joining/leavers/:id',
    { onRequest: readLeavers, schema: { tags, params, response: { 200: leaverView } } },
    async (request) => {
      const who = signedIn(request);
      return viewLeaver(deps, namedFor(who, await leaverOf(who, request.params.id)));
    },
  );

  app.get(
    '/api/joining/leavers/:id/proof',
    { onRequest: readLeavers, schema: { tags, params, response: { 200: leaverProofView } } },
    async (request) => {
      const who = signedIn(request);
      return leaverProof(deps, namedFor(who, await leaverOf(who, request.params.id)));
    },
  );
}

/** An auditor is told of people by their ids. */
function namedFor({ person }: SignedIn, leaver: Leaver): Leaver {
  const { id } = leaver.person;
  return person.role === 'auditor' ? { ...leaver, person: { id, name: id } } : leaver;
}
