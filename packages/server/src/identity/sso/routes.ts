import { Failure } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import { callAuth } from '../bridge.ts';
import { cookiePrefix, cookieValue } from '../cookies.ts';
import { signedIn } from '../guard.ts';
import { clientAddress } from '../network.ts';
import { domainOf } from './claims.ts';
import type { SsoRouteDeps } from './deps.ts';
import { codeOf, type Away, type Back } from './flow.ts';
import { ssoAway, ssoNextBody, ssoParams, ssoStartBody } from './schemas.ts';
import { ssoSessionPath } from './session.ts';
import { ssoSetUpRoutes } from './setUp.routes.ts';

const COOKIE_SECONDS = 600;

/** Signing in and stepping up with a company account. */
export function ssoRoutes(routes: App, deps: SsoRouteDeps): void {
  const { flow, store, guard } = deps;
  const tags = ['sso'];
  const cookie = ssoCookie(deps.baseUrl);

  const limited = async (request: FastifyRequest): Promise<void> => {
    if (!(await deps.limits.address(clientAddress(request.ip)))) throw new Failure('rate-limited');
  };
  const send = (reply: FastifyReply, { url, browser }: Away) => {
    reply.header('set-cookie', cookie.of(browser));
    return { url };
  };

  routes.post(
    '/api/sso/start',
    {
      onRequest: limited,
      schema: {
        tags,
        summary: 'Sign in with a company account',
        body: ssoStartBody,
        response: { 200: ssoAway },
      },
    },
    async (request, reply) => {
      const { email, party, next } = request.body;
      const domain = email === undefined ? null : domainOf(email);
      const settings = party === undefined ? await store.byDomain(domain ?? '') : await store.of(party);
      // On a shared desk: whoever is signed in here now is out once somebody else comes back.
      const session = (await guard.read(request).catch(() => null))?.sessionId ?? null;
      const asked = { purpose: 'sign-in', session, next } as const;
      return send(reply, await flow.leave(settings, asked, email ?? null));
    },
  );

  routes.post(
    '/api/sso/step-up',
    {
      onRequest: guard.requireSignedIn,
      schema: {
        tags,
        summary: 'A fresh second factor at the company account',
        body: ssoNextBody,
        response: { 200: ssoAway },
      },
    },
    async (request, reply) => {
      const { person, sessionId } = signedIn(request);
      const asked = { purpose: 'step-up', session: sessionId, next: request.body.next } as const;
      return send(reply, await flow.leave(await store.of(person.partyId), asked, null));
    },
  );

  // The browser comes from another site, so our strict cookies do not: the flow knows the session it was begun in.
  routes.get(
    '/api/sso/:party/callback',
    {
      onRequest: limited,
      // A place for browsers on their way, not a part of the API.
      schema: { hide: true, params: ssoParams },
    },
    async (request, reply) => {
      const query = request.url.slice(request.url.indexOf('?'));
      const browser = cookieValue(request.headers.cookie, cookie.name) ?? '';
      const spent = cookie.of('', 0);
      try {
        const { party } = request.params;
        const back = await flow.comeBack(party, query, browser, clientAddress(request.ip));
        const { cookies, path } = await enter(deps, request, back);
        return await reply.header('set-cookie', [spent, ...cookies]).redirect(path, 303);
      } catch (error) {
        const code = codeOf(error);
        if (code === 'internal') deps.onFault(error);
        const said = code === 'sso-unavailable' || code === 'ledger-unavailable' ? code : 'sso-refused';
        return await reply.header('set-cookie', spent).redirect(`/sign-in?refused=${said}`, 303);
      }
    },
  );

  ssoSetUpRoutes(routes, deps, send);
}

/** Opens the session of a sign-in; the rest has taken effect already. */
async function enter(
  deps: SsoRouteDeps,
  request: FastifyRequest,
  back: Back,
): Promise<{ readonly cookies: readonly string[]; readonly path: string }> {
  if (back.purpose !== 'sign-in') return { cookies: [], path: back.next };
  const { userId, mfaAt, next, previous } = back;
  const { cookie, 'user-agent': agent } = request.headers;
  const { body, cookies } = await callAuth(deps.auth, deps.baseUrl, {
    method: 'POST',
    path: ssoSessionPath,
    body: { grant: deps.grants.give({ userId, mfaAt }) },
    // State and cookie have shown that this browser asked for it; better-auth looks for our own page.
    headers: {
      origin: new URL(deps.baseUrl).origin,
      ...(cookie !== undefined && { cookie }),
      ...(agent !== undefined && { 'user-agent': agent }),
    },
    ip: request.ip,
  });
  if (previous !== null) await deps.sessions.revoke(previous, { ip: clientAddress(request.ip) });
  const pending = typeof body === 'object' && body !== null && 'pending' in body && body.pending === true;
  return { cookies, path: pending ? `/sign-in?second=1&next=${encodeURIComponent(next)}` : next };
}

/** Binds the way back to the browser that left. Lax: it has to come along when the other site sends the browser back. */
function ssoCookie(baseUrl: string) {
  const secure = baseUrl.startsWith('https:');
  const name = `${secure ? '__Secure-' : ''}${cookiePrefix}.sso`;
  return {
    name,
    of: (value: string, age = COOKIE_SECONDS): string =>
      `${name}=${value}; Path=/api/sso; Max-Age=${String(age)}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  };
}
