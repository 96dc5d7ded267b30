import { Readable } from 'node:stream';
import { codes, Failure } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import { answer, type HttpDoorDeps } from './door.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Codes of reasons; a client's own words would be a way into the ledger. */
const REASON = /^[a-z][a-z-]{1,39}$/;

/**
 * The door before JSON APIs: `/door/{source}/...` takes what the API itself would, from a tool that sends a credential of
 * the workspace as its bearer token. Of the request only method, target, token and reason are read; of the API's answer only
 * records. Answers are written anew and never cached.
 */
export function httpDoorRoutes(app: App, deps: HttpDoorDeps): void {
  app.route({
    method: [...METHODS],
    url: '/door/:source/*',
    exposeHeadRoute: false,
    schema: { hide: true },
    handler: (request, reply) => pass(deps, request, reply),
  });
}

async function pass(deps: HttpDoorDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const knocked = await deps.knock(secretOf(request), request.ip);
  if (knocked === null) throw new Failure('not-signed-in');
  // As it came: what the router decoded is another spelling.
  const [, , source = '', ...rest] = request.raw.url?.split('/') ?? [];
  const reason = request.headers['cordon-reason'];
  const answered = await answer(deps, knocked, {
    ...{ method: request.method, source, target: `/${rest.join('/')}` },
    reason: typeof reason === 'string' && REASON.test(reason) ? reason : null,
  });
  if ('ok' in answered) {
    const { code, entry, citations } = answered;
    const clauses = citations.map(({ clause }) => clause);
    await reply.code(codes[code].http).send({
      error: { code, message: codes[code].text, requestId: request.id, entry, clauses },
    });
    return;
  }
  const { entry, body } = answered;
  await reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('cordon-entry', String(entry))
    .send(typeof body === 'string' ? body : Readable.from(body, { objectMode: false }));
}

function secretOf({ headers }: FastifyRequest): string {
  return /^Bearer ([\w-]{1,200})$/.exec(headers.authorization ?? '')?.[1] ?? '';
}
