import { Readable } from 'node:stream';
import { codes, Failure } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import { answer, type HttpDoorDeps, type Came } from './door.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

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
  const { source, target } = addressOf(request.raw.url ?? '');
  const reason = request.headers['cordon-reason'];
  const answered = await answer(deps, knocked, {
    ...{ method: request.method, source, target },
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
  const { entry, body, agreement } = answered;
  await reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('cordon-entry', String(entry))
    .send(typeof body === 'string' ? body : watched(deps, knocked, agreement, body));
}

/** A long answer, broken off in the moment its right ends: what was on the way already is all that came. */
function watched(
  deps: HttpDoorDeps,
  { who }: Came,
  agreement: string | null,
  body: AsyncGenerator<string, void, void>,
): Readable {
  const stream = Readable.from(body, { objectMode: false });
  const stop = deps.watch(who, agreement, () => stream.destroy(new Failure('conflict')));
  stream.once('close', stop);
  return stream;
}

/**
 * Source and target as they came: what the router decoded is another spelling. Only origin-form names any (RFC 9112
 * section 3.2.1): a whole address would have another host in the place of the source.
 */
function addressOf(url: string): { readonly source: string; readonly target: string } {
  const [, source = '', target = ''] = /^\/door\/([^/?]*)(.*)$/s.exec(url) ?? [];
  return { source, target };
}

/** Two tokens are none: whoever stands before us may have looked at the other. */
function secretOf({ headers, raw }: FastifyRequest): string {
  const tokens = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization');
  const [, secret = ''] = /^Bearer ([\w-]{1,200})$/.exec(headers.authorization ?? '') ?? [];
  return tokens.length === 1 ? secret : '';
}
