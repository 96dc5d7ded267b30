import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage } from 'node:http';
import { clientOf, namedProxies } from '../../identity/forwarded.ts';
import type { Log } from '../log.ts';

/** As `App`, spelled out: the app is made with this file. */
type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Requests since the start that claimed another address without coming from a named proxy. */
    ignoredHeaders(): number;
  }
}

/**
 * Makes `request.ip` the client's address in canonical form, or the text `unknown`, which is an address nowhere. A claim
 * of somebody who is no named proxy is not believed; it is counted, and logged at the 1st, 10th, 100th ... time.
 *
 * @param trusted as TRUSTED_PROXIES holds them
 * @throws Failure `config-wrong`
 */
export function resolveClients(app: Server, trusted: readonly string[], log: Log): void {
  const isProxy = namedProxies(trusted);
  let ignored = 0;
  app.decorate('ignoredHeaders', () => ignored);
  app.addHook('onRequest', async (request) => {
    const client = clientOf(
      {
        peer: request.raw.socket.remoteAddress,
        forwarded: linesOf(request.raw, 'forwarded'),
        xForwardedFor: linesOf(request.raw, 'x-forwarded-for'),
      },
      isProxy,
    );
    Object.defineProperty(request, 'ip', { value: client.address ?? 'unknown' });
    if (!client.ignored) return;
    ignored += 1;
    if (/^10*$/.test(String(ignored))) {
      log.warn('a request claimed another address, and no named proxy sent it', {
        feature: 'http',
        count: ignored,
      });
    }
  });
}

/** The lines of a header one by one: joined, a quote left open in one would swallow the next. */
function linesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}
