import { Readable } from 'node:stream';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import { addressUnit, clientAddress } from '../../identity/network.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { createPace } from '../publishing/pace.ts';
import { makeToken, readBodies, revokeToken, tokensOf, type BodyTokenDeps } from './bodyTokens.ts';
import { bodiesQuery, bodyToken, bodyTokenBody, bodyTokenMade, revokeBody } from './schemas.ts';
import { makers } from './token.ts';

const A_MINUTE = 120;
const BEARER = /^Bearer +(cordon_ledger_[A-Za-z0-9_-]{43})$/i;

/** Tokens by which a program of a vendor, an auditor or the company reads the bodies it may. */
export function bodyTokenRoutes(app: App, guard: Guard, deps: BodyTokenDeps): void {
  const tags = ['ledger'];
  const maker = guard.requireRole(...makers);
  const pace = createPace(A_MINUTE, deps.now);

  app.get(
    '/api/ledger/tokens',
    { onRequest: maker, schema: { tags, response: { 200: z.array(bodyToken) } } },
    (request) => tokensOf(deps, signedIn(request)),
  );

  app.post(
    '/api/ledger/tokens',
    {
      onRequest: [maker, guard.requireStepUp()],
      schema: { tags, body: bodyTokenBody, response: { 200: bodyTokenMade } },
    },
    (request) => makeToken(deps, signedIn(request), request.body),
  );

  app.post(
    '/api/ledger/tokens/:token/revoke',
    {
      onRequest: maker,
      schema: {
        tags,
        params: z.strictObject({ token: identifier }),
        body: revokeBody,
        response: { 200: done },
      },
    },
    async (request) => {
      await revokeToken(deps, signedIn(request), request.params.token, request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/api/ledger/bodies',
    // No JSON: it is told of in the operations guide.
    { schema: { hide: true, querystring: bodiesQuery } },
    async (request, reply) => {
      const wait = pace.waitOf(addressUnit(clientAddress(request.ip)));
      if (wait > 0) {
        void reply.header('retry-after', String(wait));
        throw new Failure('rate-limited');
      }
      const [, secret] = BEARER.exec(request.headers.authorization ?? '') ?? [];
      const lines = secret === undefined ? null : await readBodies(deps, secret, request.query);
      // One answer for every token that is not good: another would tell somebody who tries something about them.
      if (lines === null) throw new Failure('not-signed-in');
      // Broken off when the token ends: half a body is none, and its reader sees that the answer did not end.
      return reply.type('application/x-ndjson').send(Readable.from(lines));
    },
  );
}
