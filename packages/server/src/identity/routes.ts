import { codes, Failure, withSignature } from '@cordon/core/kernel';
import { z } from 'zod';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { Pool } from 'pg';
import { authRoutes, forward, type AuthRouteDeps } from './auth-routes.ts';
import { backupCodesLeft } from './backup-codes.ts';
import { backupCodeRoutes } from './backup-code-routes.ts';
import type { Role } from './admission.ts';
import type { Db } from './db.ts';
import { factorsOf, type Factors } from './factors.ts';
import { signedIn } from './guard.ts';
import { keysOf, type SignedIn } from './principal.ts';
import {
  linkBody,
  linkView,
  sessionInfo,
  sessionKeyBody,
  sessionList,
  stepUpBody,
  stepUpResult,
  takeUpBody,
} from './schemas.ts';
import type { SessionKeys } from './session-keys.ts';
import type { SessionRow, Sessions } from './sessions.ts';
import { closingActFields, type SignedActs } from './signed-acts.ts';
import type { StepUp } from './step-up.ts';
import type { LinkFacts, TakeUp } from './take-up.ts';

export interface IdentityRouteDeps extends AuthRouteDeps {
  readonly db: Db;
  readonly pool: Pool;
  readonly sessions: Sessions;
  readonly stepUp: StepUp;
  readonly keys: SessionKeys;
  readonly signedActs: SignedActs;
  /** Looks at a link without using it up. */
  readonly lookAtLink: (secret: string, address: string) => Promise<LinkFacts>;
  /** Uses a link and returns the e-mail to sign in with. */
  readonly takeUp: (given: TakeUp, address: string) => Promise<string>;
}

const instantOf = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | null): string | null => (at === null ? null : instantOf(at));

const signedOut: z.infer<typeof sessionInfo> = {
  state: 'signed-out',
  person: null,
  party: null,
  why: null,
  sessionId: null,
  mfaAt: null,
  mfaMethod: null,
  stepUpAt: null,
  expiresAt: null,
  slowed: null,
  factors: { totp: false, passkeys: 0, backupCodes: 0 },
  keyRegistered: false,
};

/** A session as the console knows it. */
export function infoOf(
  who: SignedIn,
  factors: Factors & { backupCodes: number },
): z.infer<typeof sessionInfo> {
  const { person, holds } = who;
  const { customersAnHour } = holds;
  return {
    state: who.mfaAt === null ? 'enrol' : 'full',
    person: {
      id: person.id,
      name: person.name,
      role: person.role,
      accessRole: person.accessRole,
      purpose: person.purpose,
      site: person.siteId,
    },
    party: { id: person.partyId, name: person.partyName, kind: person.partyKind },
    why: null,
    sessionId: keysOf(who),
    mfaAt: instantOrNull(who.mfaAt),
    mfaMethod: who.mfaMethod,
    stepUpAt: instantOrNull(who.stepUpAt),
    expiresAt: instantOf(who.expiresAt),
    slowed: customersAnHour === null ? null : { customersAnHour, decideBy: instantOrNull(holds.decideBy) },
    factors,
    keyRegistered: who.keyRegistered,
  };
}

/** Whose sessions somebody may end besides their own. */
function mayEnd(who: SignedIn, owner: { personId: string; partyId: string; role: Role }): boolean {
  if (owner.personId === who.person.id) return true;
  if (who.person.role === 'company-admin' || who.person.role === 'security-officer') return true;
  if (owner.partyId !== who.person.partyId) return false;
  return who.person.role === 'vendor-admin' || (who.person.role === 'team-lead' && owner.role === 'agent');
}

function listed(who: SignedIn, rows: readonly SessionRow[]): z.infer<typeof sessionList> {
  return {
    items: rows.map((row) => ({
      id: row.id,
      current: row.id === who.sessionId,
      createdAt: instantOf(row.createdAt),
      expiresAt: instantOf(row.expiresAt),
      ip: row.ip,
      userAgent: row.userAgent,
      mfaMethod: row.mfaMethod,
    })),
  };
}

/** Everything below `/api/session`, `/api/sessions`, `/api/invitations` and `/api/auth`. */
export function identityRoutes(routes: App, deps: IdentityRouteDeps): void {
  const { guard, sessions } = deps;
  const tags = ['session'];

  routes.get(
    '/api/session',
    { schema: { tags, summary: 'Who am I', response: { 200: sessionInfo } } },
    async (request) => {
      const who = await guard.read(request);
      if (who === null) {
        const code = await guard.whyOut(request);
        return { ...signedOut, why: code === null ? null : { code, text: codes[code].text } };
      }
      const backupCodes = await backupCodesLeft(deps.db, who.userId);
      return infoOf(who, { ...(await factorsOf(deps.db, who.userId)), backupCodes });
    },
  );

  routes.delete(
    '/api/session',
    { schema: { tags, summary: 'Sign out', response: { 200: done } } },
    async (request, reply) => {
      await forward(deps, request, reply, { path: '/sign-out' });
      return { done: true as const };
    },
  );

  routes.post(
    '/api/session/step-up',
    {
      onRequest: guard.requireSignedIn,
      schema: {
        tags,
        summary: 'Confirm the second factor again',
        body: stepUpBody,
        response: { 200: stepUpResult },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const at =
        request.body.method === 'totp'
          ? await deps.stepUp.withCode(who, request.body.code)
          : await deps.stepUp.withPasskey(who, request.body.response, request);
      return { stepUpAt: instantOf(at) };
    },
  );

  routes.post(
    '/api/session/key',
    {
      onRequest: guard.requireSignedIn,
      schema: {
        tags,
        summary: 'Register the keys of this browser: what it signs with and what is sealed to it',
        body: sessionKeyBody,
        response: { 200: done },
      },
    },
    async (request) => {
      await deps.keys.register(signedIn(request), request.body);
      return { done: true as const };
    },
  );

  routes.get(
    '/api/session/list',
    {
      onRequest: guard.requireSignedIn,
      schema: { tags, summary: 'My live sessions', response: { 200: sessionList } },
    },
    async (request) => {
      const who = signedIn(request);
      return listed(who, await sessions.list(who.person.id));
    },
  );

  routes.get(
    '/api/people/:id/sessions',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer', 'vendor-admin', 'team-lead'),
      schema: {
        tags,
        summary: 'The live sessions of a person, for who may end them',
        params: z.object({ id: identifier }),
        response: { 200: sessionList },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { rows } = await deps.db.query<{ personId: string; partyId: string; role: Role }>(
        'SELECT id AS "personId", party_id AS "partyId", role FROM cordon.persons WHERE id = $1',
        [request.params.id],
      );
      const [owner] = rows;
      if (owner === undefined || !mayEnd(who, owner)) throw new Failure('not-in-scope');
      return listed(who, await sessions.list(owner.personId));
    },
  );

  routes.post(
    '/api/sessions/:id/end',
    {
      onRequest: guard.requireSignedIn,
      schema: {
        tags,
        summary: 'End a session',
        params: z.object({ id: identifier }),
        body: z.strictObject(closingActFields),
        response: { 200: done },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const owner = await sessions.ownerOf(request.params.id);
      if (owner === null || !mayEnd(who, owner)) {
        await deps.events.record({
          kind: 'request-refused',
          code: 'not-in-scope',
          personId: who.person.id,
          partyId: who.person.partyId,
          ip: who.ip,
          at: deps.now(),
          sessionId: who.sessionId,
        });
        throw new Failure('not-in-scope');
      }
      const words = { session: request.params.id, by: who.person.id };
      const { signed } = await deps.signedActs.closing(who, 'session-revoked', words, request.body);
      const said = withSignature('session-revoked', words, signed);
      await sessions.revoke(request.params.id, { ip: who.ip, words: said });
      return { done: true as const };
    },
  );

  // POST, though it changes nothing: the secret has no business in an address or a log of addresses.
  routes.post(
    '/api/invitations/look',
    {
      schema: {
        tags,
        summary: 'Whom a link is for, while it can be used',
        body: linkBody,
        response: { 200: linkView },
      },
    },
    (request) => deps.lookAtLink(request.body.secret, request.ip),
  );

  routes.post(
    '/api/invitations/take-up',
    {
      schema: {
        tags,
        summary: 'Use a link: choose name and password',
        body: takeUpBody,
        response: { 200: done },
      },
    },
    async (request, reply) => {
      const { password } = request.body;
      const email = await deps.takeUp(request.body, request.ip);
      await forward(deps, request, reply, { path: '/sign-in/email', body: { email, password } });
      return { done: true as const };
    },
  );

  backupCodeRoutes(routes, deps);
  authRoutes(routes, deps);
}
