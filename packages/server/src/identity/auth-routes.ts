import { Failure } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../platform/http/index.ts';
import { done } from '../platform/schemas.ts';
import { AuthRefusal, callAuth, type AuthReply } from './bridge.ts';
import type { Auth } from './auth.ts';
import type { IdentityEvents } from './events.ts';
import type { Guard } from './guard.ts';
import { clientAddress } from './network.ts';
import { textOf } from './rules-context.ts';
import {
  afterPassword,
  enableTotpBody,
  enableTotpResult,
  passkeyOptions,
  passkeyQuery,
  registerPasskeyBody,
  signInBody,
  signInResult,
  verifyPasskeyBody,
  verifyTotpBody,
} from './schemas.ts';

export interface AuthRouteDeps {
  readonly auth: Auth;
  readonly baseUrl: string;
  readonly guard: Guard;
  readonly events: IdentityEvents;
  readonly now: () => number;
}

/** Calls better-auth for a route and hands its cookies on; an answer's body is the route's to give. */
export async function forward(
  deps: Pick<AuthRouteDeps, 'auth' | 'baseUrl'>,
  request: FastifyRequest,
  reply: FastifyReply,
  call: { readonly method?: 'GET' | 'POST'; readonly path: string; readonly body?: unknown },
): Promise<AuthReply> {
  try {
    const answer = await callAuth(deps.auth, deps.baseUrl, {
      method: 'POST',
      ...call,
      headers: request.headers,
      ip: request.ip,
    });
    if (answer.cookies.length > 0) reply.header('set-cookie', [...answer.cookies]);
    return answer;
  } catch (error) {
    if (error instanceof AuthRefusal && error.cookies.length > 0)
      reply.header('set-cookie', [...error.cookies]);
    throw error;
  }
}

const summary = (text: string) => ({ tags: ['session'], summary: text });

/**
 * The better-auth endpoints we let through, each with the fields it may be given and the fields that may come
 * back: no session token ever stands in a body, where a script could read it.
 */
export function authRoutes(routes: App, deps: AuthRouteDeps): void {
  const ok = { done: true } as const;

  routes.post(
    '/api/auth/sign-in/email',
    {
      schema: {
        ...summary('Password; then the second factor'),
        body: signInBody,
        response: { 200: signInResult },
      },
    },
    async (request, reply) => {
      const { body } = await forward(deps, request, reply, { path: '/sign-in/email', body: request.body });
      const pending = afterPassword.safeParse(body);
      return pending.success ? pending.data : { twoFactorRedirect: false, twoFactorMethods: [] };
    },
  );

  routes.post(
    '/api/auth/two-factor/verify-totp',
    {
      schema: {
        ...summary('TOTP code at sign-in and at enrolment'),
        body: verifyTotpBody,
        response: { 200: done },
      },
    },
    async (request, reply) => {
      await forward(deps, request, reply, { path: '/two-factor/verify-totp', body: request.body });
      return ok;
    },
  );

  routes.post(
    '/api/auth/two-factor/enable',
    {
      schema: {
        ...summary('Start to enrol TOTP'),
        body: enableTotpBody,
        response: { 200: enableTotpResult },
      },
    },
    async (request, reply) => {
      const { body } = await forward(deps, request, reply, {
        path: '/two-factor/enable',
        body: request.body,
      });
      return { totpURI: textOf(body, 'totpURI') };
    },
  );

  for (const name of ['generate-register-options', 'generate-authenticate-options'] as const) {
    routes.get(
      `/api/auth/passkey/${name}`,
      {
        schema: {
          ...summary('Options for the browser'),
          querystring: passkeyQuery,
          response: { 200: passkeyOptions },
        },
      },
      async (request, reply) => {
        const attachment = request.query.authenticatorAttachment;
        const query = attachment === undefined ? '' : `?authenticatorAttachment=${attachment}`;
        const { body } = await forward(deps, request, reply, {
          method: 'GET',
          path: `/passkey/${name}${query}`,
        });
        return passkeyOptions.parse(body);
      },
    );
  }

  routes.post(
    '/api/auth/passkey/verify-registration',
    { schema: { ...summary('Enrol a passkey'), body: registerPasskeyBody, response: { 200: done } } },
    async (request, reply) => {
      await forward(deps, request, reply, { path: '/passkey/verify-registration', body: request.body });
      return ok;
    },
  );

  routes.post(
    '/api/auth/passkey/verify-authentication',
    { schema: { ...summary('Sign in with a passkey'), body: verifyPasskeyBody, response: { 200: done } } },
    async (request, reply) => {
      await forward(deps, request, reply, { path: '/passkey/verify-authentication', body: request.body });
      return ok;
    },
  );

  routes.post(
    '/api/auth/sign-out',
    { schema: { ...summary('Sign out'), body: z.object({}).optional(), response: { 200: done } } },
    async (request, reply) => {
      await forward(deps, request, reply, { path: '/sign-out' });
      return ok;
    },
  );

  closed(routes, deps);
}

/** What better-auth would offer beyond these does not exist; trying to change a factor in such a way is an entry. */
function closed(routes: App, deps: AuthRouteDeps): void {
  routes.all<{ Params: { '*': string } }>('/api/auth/*', { schema: { hide: true } }, async (request) => {
    if (!/^(two-factor|passkey)\//.test(request.params['*'])) throw new Failure('not-found');
    const who = await deps.guard.read(request);
    await deps.events.record({
      kind: 'factor-refused',
      code: 'factor-refused',
      personId: who?.person.id ?? null,
      partyId: who?.person.partyId ?? null,
      ip: clientAddress(request.ip),
      at: deps.now(),
      ...(who !== null && { sessionId: who.sessionId }),
    });
    throw new Failure('factor-refused');
  });
}
