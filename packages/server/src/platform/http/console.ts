import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { Failure } from '@cordon/core/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Which page of the console is served, and to whom. */
export interface ConsolePage {
  /** `sidebar` is the small one that a helpdesk shows in a frame; `replay` shows a recorded session inside our own page. */
  readonly page: 'index' | 'sidebar' | 'replay';
  /** The origins whose pages may frame it; none unless told. */
  readonly framedBy?: readonly string[];
  /** Whether it may know the window that opened it, as every other page does not. */
  readonly opener?: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers with a page of the console. */
    consolePage(reply: FastifyReply, which: ConsolePage): Promise<void>;
  }
}

/** Where the built console lies, beside the server in a clone and in the package. */
export const BUILT_CONSOLE = path.join(import.meta.dirname, '../../../../console/dist');

/**
 * The page that verifies evidence packs offline, built with the console: one file that needs nothing else.
 * @throws Failure `not-found` when the console was not built
 */
export async function readVerifyPage(): Promise<string> {
  try {
    return await readFile(path.join(BUILT_CONSOLE, 'verify.html'), 'utf8');
  } catch (error) {
    throw new Failure(
      'not-found',
      'The console is not built, and with it the page. Run `npm run prepare`.',
      error,
    );
  }
}

const NOT_BUILT =
  '<!doctype html><html lang="en"><head><title>Cordon</title></head><body><p>The console is not built. Run <code>npm run prepare</code>.</p></body></html>';

/**
 * Serves the console from a folder. Every page of it is one document; its styles carry a nonce that is new for each
 * response, so that the policy need not allow inline styles. The page reads the nonce from `<meta name="csp-nonce">`.
 */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  const answer = async (reply: FastifyReply, which: ConsolePage): Promise<void> => {
    const { page, framedBy = [], opener = false } = which;
    const nonce = randomBytes(16).toString('base64');
    const file = path.join(folder, `${page}.html`);
    const built = existsSync(file);
    const html = built ? await readFile(file, 'utf8') : NOT_BUILT;
    // The older header knows no list of origins, and would forbid what the policy allows.
    if (framedBy.length > 0 || page === 'replay') reply.removeHeader('x-frame-options');
    if (opener) void reply.header('cross-origin-opener-policy', 'unsafe-none');
    const meta = [
      `<meta name="csp-nonce" content="${nonce}">`,
      ...framedBy.map((origin) => `<meta name="cordon-host" content="${origin}">`),
    ].join('');
    await reply
      .code(built ? 200 : 503)
      .header('content-security-policy', page === 'replay' ? REPLAY_POLICY : contentPolicy(nonce, framedBy))
      .type('text/html; charset=utf-8')
      .send(html.replace('<head>', `<head>${meta}`));
  };
  app.decorate('consolePage', answer);
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      // A route for each file there is: nothing outside the folder can be named.
      wildcard: false,
      index: false,
      cacheControl: false,
      decorateReply: false,
      globIgnore: ['**/*.html', '**/*.map'],
      setHeaders: (reply, file) => {
        // File names below assets carry a hash of their content.
        const hashed = path.basename(path.dirname(file)) === 'assets';
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    // `routeOptions.url` is empty here, so the path is judged as sent: an odd spelling gets the harmless page.
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    if (!isPage || /^\/(?:api|assets)(?:[/?]|$)/.test(request.url)) throw new Failure('not-found');
    await answer(reply, { page: 'index' });
  });
}

/**
 * Content Security Policy Level 3: own scripts only, no inline code or style without the nonce, nobody may frame us but who
 * is named.
 */
function contentPolicy(nonce: string, framedBy: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // React sets single properties through the object model, which this does not touch.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    // A recording that was fetched as a whole, so that hearing it is one access.
    'media-src blob:',
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    // The page that replays a recorded session, and nothing else.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
  ].join('; ');
}

/**
 * What was recorded is drawn with its own styles, which no nonce can know. So this page may do nothing with what it draws:
 * fetch nothing, send nothing, show no picture; and the frame that it draws in runs no script.
 */
const REPLAY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
