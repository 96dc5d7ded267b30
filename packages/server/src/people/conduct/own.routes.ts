import { z } from 'zod';
import { clientAddress, signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { People } from '../people.ts';
import { appeal, state } from './acting.ts';
import type { ConductDeps } from './deps.ts';
import { ownConduct } from './own.ts';
import { lookByReceipt, report, reportUnnamed } from './reporting.ts';
import {
  answeredView,
  appealBody,
  ownConductView,
  receiptBody,
  receiptView,
  reportBody,
  statementBody,
  unnamedBody,
} from './schemas.ts';

const params = z.strictObject({ id: identifier });
const tags = ['conduct'];

/** One's own side of it, and what anybody may report: with their name, or without one. */
export function ownConductRoutes(
  app: App,
  guard: Guard,
  deps: ConductDeps & { readonly people: Pick<People, 'list'> },
): void {
  const onRequest = guard.requireSignedIn;
  const ok = { done: true as const };

  app.get(
    '/api/me/conduct',
    { onRequest, schema: { tags, response: { 200: ownConductView } } },
    async (request) => {
      const who = signedIn(request);
      const vendor = who.person.partyKind === 'vendor';
      const people = vendor ? await deps.people.list({ party: who.person.partyId }, deps.now()) : [];
      const colleagues = people.map(({ id, name }) => ({ id, name }));
      return ownConduct(deps, who, colleagues);
    },
  );

  app.post(
    '/api/me/conduct/:id/statement',
    { onRequest, schema: { tags, params, body: statementBody, response: { 200: done } } },
    async (request) => {
      await state(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/me/conduct/:id/appeal',
    { onRequest, schema: { tags, params, body: appealBody, response: { 200: done } } },
    async (request) => {
      await appeal(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/conduct/reports',
    { onRequest, schema: { tags, body: reportBody, response: { 200: z.object({ id: z.string() }) } } },
    async (request) => ({ id: await report(deps, signedIn(request), request.body) }),
  );

  // No guard: whoever reads the session would know who wrote it.
  app.post(
    '/api/conduct/unnamed-reports',
    { schema: { tags, body: unnamedBody, response: { 200: receiptView } } },
    async (request) => ({ receipt: await reportUnnamed(deps, clientAddress(request.ip), request.body) }),
  );

  app.post(
    '/api/conduct/unnamed-reports/look',
    { schema: { tags, body: receiptBody, response: { 200: answeredView } } },
    async (request) => lookByReceipt(deps, clientAddress(request.ip), request.body.receipt),
  );
}
