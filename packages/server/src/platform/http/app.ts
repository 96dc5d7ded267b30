import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import { Failure } from '@cordon/core/kernel';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../../config.ts';
import type { Log } from '../log.ts';
import { namedProxies } from '../../identity/forwarded.ts';
import { readTls } from '../tls/served.ts';
import { VERSION } from '../version.ts';
import { resolveClients } from './client.ts';
import { BUILT_CONSOLE, serveConsole } from './console.ts';
import { answerClientError, answerError } from './errors.ts';
import { parseStrict } from './json.ts';
import { withErrors, withStepUp } from './openapi.ts';
import { checkTransport } from './transport.ts';

/** A Fastify app whose routes are typed by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

const BODY_LIMIT = 64 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than the idle time-out of common proxies, so that we never close a connection they are about to use. */
const KEEP_ALIVE_MS = 72_000;
/** A socket that says nothing; event streams beat every 15 s. */
const IDLE_MS = 120_000;

export interface AppDeps {
  readonly config: Pick<Config, 'baseUrl' | 'trustedProxies' | 'tls'>;
  readonly log: Log;
  /** Folder of the built console; the one beside the server when absent. */
  readonly consoleDir?: string;
}

async function createServer({ config, log }: AppDeps): Promise<App> {
  const options = {
    // Fastify's own lines quote URLs and messages; ours are written by the hooks below.
    logger: false as const,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionTimeout: IDLE_MS,
    // We walk the headers ourselves, below: Fastify knows no `Forwarded`, and guesses where we must not.
    trustProxy: false,
    // Event streams stay open; closing the server must not wait for them.
    forceCloseConnections: true,
    clientErrorHandler: answerClientError,
    ...(config.tls !== undefined && { https: await readTls(config.tls) }),
  };
  try {
    const app = Fastify(options).withTypeProvider<ZodTypeProvider>() as unknown as App;
    app.setErrorHandler((error, request, reply) => answerError(log, error, request, reply));
    return app;
  } catch (error) {
    throw new Failure('config-wrong', 'TLS_CERT and TLS_KEY or TRUSTED_PROXIES are not valid.', error);
  }
}

/** Bodies are JSON and nothing else: a form of another site can send text/plain without asking first. */
function acceptJsonOnly(app: App): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, next) => {
    try {
      // A request without a body may still name the type.
      next(null, body === '' ? undefined : parseStrict(body.toString()));
    } catch {
      next(new Failure('bad-request'), undefined);
    }
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A foreign protocol whose requests carry their key in the body (osquery's): no header tells that a program asks. */
    readonly keyInBody?: boolean;
  }
}

/**
 * A program with a key of its own. It has no cookie, so nothing that another site could make a browser send along; and
 * no browser sends one of these headers to us from another site without asking first, which we never allow.
 */
function isMachine({ headers, routeOptions }: FastifyRequest): boolean {
  if (headers.origin !== undefined || headers.cookie !== undefined) return false;
  // A body of JSON is asked about first by every browser, and what asks with a cookie or an origin is no program.
  if (routeOptions.config.keyInBody === true) return true;
  return MACHINE_HEADERS.some((name) => headers[name] !== undefined);
}

/** A key, or the signature of a webhook: ours, or Zendesk's. */
const MACHINE_HEADERS = ['authorization', 'x-cordon-signature', 'x-zendesk-webhook-signature'] as const;

/**
 * The HTTP server without routes of features. Bodies are small JSON checked by zod: `z.strictObject` refuses a key
 * nobody asked for, `z.object` drops it, and a loose object is for foreign formats only (mass assignment). A change must
 * come from our own origin (CSRF); nothing but the console's hashed files may be cached.
 */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config, log } = deps;
  const app = await createServer(deps);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  acceptJsonOnly(app);
  // First of all hooks: whoever asks for `request.ip` gets what it says.
  resolveClients(app, config.trustedProxies, log);

  await app.register(helmet, {
    // The page sets its own, with a nonce; the API answers JSON, which needs nothing.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity: config.baseUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Cordon', version: VERSION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          deliveryKey: { type: 'http', scheme: 'bearer', description: 'A helpdesk’s key' },
          qualityKey: { type: 'http', scheme: 'bearer', description: 'A contact centre’s key' },
          assuranceLink: {
            type: 'apiKey',
            in: 'header',
            name: 'authorization',
            description: '`Link` and the token of a link for somebody without an account',
          },
        },
      },
    },
    transform: withStepUp,
    transformObject: withErrors,
  });
  const { origin, protocol } = new URL(config.baseUrl);
  const transport = {
    encryptedOnly: protocol === 'https:',
    machinesCertified: config.tls?.clientCaFile !== undefined,
    isProxy: namedProxies(config.trustedProxies),
  };
  // For every path: the router decodes `/%61pi/`, so a rule that looks at the start of the URL can be walked round.
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    checkTransport(request, transport);
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && request.headers.origin !== origin && !isMachine(request))
      throw new Failure('origin-refused');
  });
  app.addHook('onResponse', (request, reply, next) => {
    log.debug('request', {
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      request: request.id,
    });
    next();
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await serveConsole(app, deps.consoleDir ?? BUILT_CONSOLE);
  return app;
}
