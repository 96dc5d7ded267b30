import { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { signedIn, type Guard, type OtherWay } from '../guard.ts';
import { infoOf } from '../routes.ts';
import { sessionInfo } from '../schemas.ts';
import {
  checkBody,
  isOfFrame,
  openFrame,
  readFrame,
  saidAgain,
  takeHint,
  ticketOfHint,
  type FrameDeps,
} from './frames.ts';
import { frameBody, frameOpened, hintBody, hintSaid, hintTaken, hintView } from './schemas.ts';

/** How a frame says who asks: the guard of the routes it may ask takes this beside the cookie. */
export function wayOfFrames(deps: FrameDeps): OtherWay {
  return { comes: isOfFrame, read: (request) => readFrame(deps, request) };
}

/**
 * Lets frames ask the routes of this scope: hang it in before them.
 * @returns the guard for them
 */
export function openToFrames(scope: App, guard: Guard, deps: FrameDeps): Guard {
  scope.addHook('preValidation', (request, _, next) => {
    checkBody(request);
    next();
  });
  return guard.orBy(wayOfFrames(deps));
}

/** The page a helpdesk frames, what it says there, and the frame that is opened from a window of Cordon's own. */
export function sidebarRoutes(app: App, guard: Guard, deps: FrameDeps): void {
  const tags = ['sidebar'];
  const params = z.strictObject({ id: identifier });
  const agent = guard.requireRole('agent');

  app.get('/sidebar/:id', { schema: { hide: true, params } }, async (request, reply) => {
    const sidebar = await deps.store.live(request.params.id);
    // One that is not there is framed by nobody.
    await app.consolePage(reply, { page: 'sidebar', framedBy: sidebar?.origins ?? [] });
  });

  // A window of Cordon's own that a frame opened: it has to know who opened it.
  app.get('/sidebar-window', { schema: { hide: true } }, (_, reply) =>
    app.consolePage(reply, { page: 'index', opener: true }),
  );

  app.post(
    '/api/sidebars/:id/hints',
    { schema: { tags, params, body: hintBody, response: { 200: hintTaken } } },
    async (request) => ({
      hint: await takeHint(deps, request.params.id, request.body, request.ip),
    }),
  );

  app.get(
    '/api/sidebars/:id/said',
    { schema: { tags, params, response: { 200: hintSaid } } },
    async ({ params: { id }, headers, ip }) => ({
      token: await saidAgain(deps, id, headers.authorization, ip),
    }),
  );

  app.post(
    '/api/sidebar/frames',
    { onRequest: agent, schema: { tags, body: frameBody, response: { 200: frameOpened } } },
    async (request) => {
      const { token, expiresAt } = await openFrame(deps, signedIn(request), request.body);
      return { token, expiresAt: expiresAt.toISOString() };
    },
  );

  const framed = guard.orBy(wayOfFrames(deps)).requireRole('agent');

  app.get(
    '/api/sidebar/session',
    { onRequest: framed, schema: { tags, response: { 200: sessionInfo } } },
    (request) => infoOf(signedIn(request), { totp: false, passkeys: 0, backupCodes: 0 }),
  );

  app.get(
    '/api/sidebar/hints/:id',
    { onRequest: framed, schema: { tags, params, response: { 200: hintView } } },
    async (request) => ({ ticket: await ticketOfHint(deps, signedIn(request), request.params.id) }),
  );
}
