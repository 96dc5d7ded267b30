import { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { openStream, resumedAfter } from '../../platform/sse.ts';
import { signedIn, type Guard } from '../guard.ts';
import type { Revocations } from '../revocation.ts';
import {
  directoryOf,
  lookAtGroup,
  makeToken,
  mapGroup,
  mayLook,
  requestView,
  revokeToken,
  rotateToken,
  type AdminDeps,
} from './admin.ts';
import {
  directoryView,
  lookBody,
  lookedView,
  mappingBody,
  revokeBody,
  rotateBody,
  tokenBody,
  tokenMade,
} from './schemas.ts';
import { Failure } from '@cordon/core/kernel';

export interface AdminRouteDeps extends AdminDeps {
  readonly guard: Guard;
  readonly revocations: Pick<Revocations, 'announce' | 'watch'>;
  /** Calls back with a vendor's id whenever its directory asked. Returns a stop. */
  readonly onRequest: (listener: (party: string) => void) => () => void;
}

/** The pages on which a vendor's directory is set up and watched. */
export function directoryRoutes(app: App, deps: AdminRouteDeps): void {
  const { guard } = deps;
  const tags = ['directory'];
  const params = z.strictObject({ id: identifier });
  const look = guard.requireRole(
    ...(['company-admin', 'security-officer', 'privacy-officer', 'vendor-manager', 'vendor-admin'] as const),
  );
  const own = [guard.requireRole('vendor-admin'), guard.requireStepUp()];
  const end = guard.requireRole('company-admin', 'security-officer', 'vendor-admin');

  app.get(
    '/api/vendors/:id/directory',
    { onRequest: look, schema: { tags, params, response: { 200: directoryView } } },
    (request) => directoryOf(deps, signedIn(request), request.params.id),
  );

  app.get(
    '/api/vendors/:id/directory/stream',
    { onRequest: look, schema: { params, hide: true } },
    async (request, reply) => {
      const who = signedIn(request);
      const party = request.params.id;
      if (!mayLook(who, party)) throw new Failure('not-in-scope');
      let last = resumedAfter(request) ?? (await deps.requests.last(party))[0]?.id ?? 0;
      const stream = openStream(request, reply);
      const connected = { ...who, personId: who.person.id, partyId: who.person.partyId };
      const unwatch = deps.revocations.watch(connected, () => {
        stream.end();
      });
      const send = async (): Promise<void> => {
        for (const row of (await deps.requests.last(party, last)).toReversed()) {
          stream.send('request', requestView(row), row.id);
          last = row.id;
        }
      };
      let sending = Promise.resolve();
      const wake = (): void => {
        sending = sending.then(send, send).catch(() => {
          stream.end();
        });
      };
      const stop = deps.onRequest((asked) => {
        if (asked === party) wake();
      });
      // What came while nobody was connected, or while the place to begin was looked up.
      wake();
      stream.onClose(() => {
        unwatch();
        stop();
      });
    },
  );

  app.post(
    '/api/vendors/:id/directory/tokens',
    { onRequest: own, schema: { tags, params, body: tokenBody, response: { 200: tokenMade } } },
    (request) => makeToken(deps, signedIn(request), request.params.id, request.body),
  );

  const tokenParams = params.extend({ token: identifier });
  app.post(
    '/api/vendors/:id/directory/tokens/:token/rotate',
    { onRequest: own, schema: { tags, params: tokenParams, body: rotateBody, response: { 200: tokenMade } } },
    (request) => {
      const { id, token } = request.params;
      return rotateToken(deps, signedIn(request), id, token, request.body);
    },
  );

  app.post(
    '/api/vendors/:id/directory/tokens/:token/revoke',
    { onRequest: end, schema: { tags, params: tokenParams, body: revokeBody, response: { 200: done } } },
    async (request) => {
      const { id, token } = request.params;
      await revokeToken(deps, signedIn(request), id, token, request.body);
      return { done: true as const };
    },
  );

  const groupParams = params.extend({ group: identifier });
  app.post(
    '/api/vendors/:id/directory/groups/:group/mapping/look',
    {
      onRequest: guard.requireRole('vendor-admin'),
      schema: { tags, params: groupParams, body: lookBody, response: { 200: lookedView } },
    },
    async (request) => {
      const { id, group } = request.params;
      const looked = await lookAtGroup(deps, signedIn(request), id, group, request.body.mapping);
      return looked.map(({ people, ...rest }) => ({ ...rest, people: [...people] }));
    },
  );

  app.post(
    '/api/vendors/:id/directory/groups/:group/mapping',
    {
      onRequest: own,
      schema: { tags, params: groupParams, body: mappingBody, response: { 200: done } },
    },
    async (request) => {
      const { id, group } = request.params;
      await mapGroup(deps, signedIn(request), id, group, request.body);
      return { done: true as const };
    },
  );
}
