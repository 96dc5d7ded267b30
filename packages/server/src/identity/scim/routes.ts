import { Failure } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import { clientAddress } from '../network.ts';
import { parseStrict } from '../../platform/http/json.ts';
import { answerWith, did, dids, letIn, partyOf, SCIM_PREFIX, type ScimRouteDeps } from './asking.ts';
import { admit } from './bearer.ts';
import { errorAnswer, notFound, ScimError, UNAUTHORIZED } from './errors.ts';
import { discoveryRoutes } from './discovery.routes.ts';
import { resourceRoutes } from './resource.routes.ts';
import { searchRoutes } from './search.routes.ts';

/** Groups of thousands of members come in one body. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** SCIM 2.0 (RFC 7644), one address for each vendor. Nothing here answers in the shape of the API's own errors. */
export async function scimRoutes(app: App, deps: ScimRouteDeps): Promise<void> {
  await app.register(
    (scope, _, done) => {
      const scim = scope as unknown as App;
      scim.addContentTypeParser('application/scim+json', { parseAs: 'string' }, (_request, body, next) => {
        try {
          next(null, body === '' ? undefined : parseStrict(body.toString()));
        } catch {
          next(new Failure('bad-request'), undefined);
        }
      });
      scim.addHook('onRoute', (route) => {
        route.bodyLimit = BODY_LIMIT;
        route.schema = { ...route.schema, hide: true };
      });
      // The token is looked at before the body is read, and before anything is said of what is where.
      scim.addHook('onRequest', (request, reply) => authenticate(deps, request, reply));
      scim.addHook('onResponse', (request, reply) => log(deps, request, reply));
      scim.setErrorHandler((error, request, reply) => answerFault(deps, error, request, reply));
      scim.setNotFoundHandler(() => {
        throw notFound();
      });
      discoveryRoutes(scim, deps);
      searchRoutes(scim, deps);
      resourceRoutes(scim, deps);
      done();
    },
    { prefix: SCIM_PREFIX },
  );
}

async function authenticate(
  { bearer }: ScimRouteDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  // Also an address that does not exist has a vendor in it, and is nobody's to learn of.
  const party = partyOf(request) === '' ? (request.url.split('/')[3] ?? '') : partyOf(request);
  const found = await admit(bearer, 'scim', party, request.headers.authorization, request.ip);
  if ('token' in found) {
    letIn.set(request, found);
    return;
  }
  if (found.code === 'not-signed-in') throw new ScimError(401, UNAUTHORIZED);
  reply.header('retry-after', '60');
  throw new ScimError(429, 'Too many requests. Wait a minute.');
}

async function answerFault(
  { onFault }: ScimRouteDeps,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { status, body } = errorAnswer(error);
  if (status >= 500) onFault(error);
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="SCIM"');
  did(request, body.scimType ?? (status === 401 ? 'no valid token' : 'refused'));
  await answerWith(reply, status, body);
}

/** Only for people to look at: a log that cannot be written stops no request. */
async function log(
  { requests, onFault, now }: ScimRouteDeps,
  request: FastifyRequest,
  { statusCode }: FastifyReply,
): Promise<void> {
  const credential = letIn.get(request)?.token.id ?? null;
  const template = request.routeOptions.url
    ?.slice(`${SCIM_PREFIX}/:vendor`.length)
    .replaceAll(/:(\w+)/g, '{$1}');
  const party = partyOf(request);
  // A flood is answered and told to nobody: the first of it stand there.
  if (party === '' || (credential === null && statusCode === 429)) return;
  await requests
    .add({
      ...{
        party,
        credential,
        ip: clientAddress(request.ip),
        at: now(),
        method: request.method,
        status: statusCode,
      },
      path: template === undefined || template === '' ? '/' : template,
      did: dids.get(request) ?? '',
    })
    .catch(onFault);
}
