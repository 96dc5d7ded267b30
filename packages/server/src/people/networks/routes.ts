import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { closeNow, confirm, propose, review, withdraw } from './changing.ts';
import {
  changeBody,
  closeBody,
  confirmBody,
  networkChange,
  networkDiff,
  networksView,
  proposeBody,
  settleBody,
} from './schemas.ts';
import { changesOf, lookAt, networksOf, type ViewDeps } from './view.ts';

/** Lists of networks: what is on them, and changing them by two people. */
export function networkRoutes(app: App, guard: Guard, deps: ViewDeps): void {
  const tags = ['networks'];
  const params = z.strictObject({ id: identifier });
  const ofParty = z.strictObject({ party: identifier.optional() });
  const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
  const see = guard.requireRole(...company, 'vendor-admin', 'team-lead');
  const seeChanges = guard.requireRole(...company, 'vendor-admin', 'team-lead', 'auditor');
  const change = guard.requireRole('company-admin', 'security-officer', 'vendor-admin');
  const decide = guard.requireRole('company-admin', 'security-officer', 'privacy-officer');

  app.get(
    '/api/networks',
    { onRequest: see, schema: { tags, querystring: ofParty, response: { 200: networksView } } },
    (request) => {
      const who = signedIn(request);
      return networksOf(deps, who, request.query.party ?? who.person.partyId);
    },
  );

  app.get(
    '/api/networks/changes',
    {
      onRequest: seeChanges,
      schema: { tags, querystring: ofParty, response: { 200: z.array(networkChange) } },
    },
    (request) => changesOf(deps, signedIn(request), request.query.party),
  );

  // POST, though it changes nothing: what would be changed is a body.
  app.post(
    '/api/networks/look',
    {
      onRequest: change,
      schema: { tags, summary: 'What a change would do', body: changeBody, response: { 200: networkDiff } },
    },
    (request) => lookAt(deps, signedIn(request), request.body),
  );

  app.post(
    '/api/networks/changes',
    {
      onRequest: [change, guard.requireStepUp()],
      schema: {
        tags,
        summary: 'Propose a change of a list',
        body: proposeBody,
        response: { 200: z.object({ id: z.string() }).meta({ id: 'NetworkChangeMade' }) },
      },
    },
    async (request) => ({ id: await propose(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/networks/changes/:id/confirm',
    {
      onRequest: [decide, guard.requireStepUp()],
      schema: {
        tags,
        summary: 'Confirm it, as the second person',
        params,
        body: confirmBody,
        response: { 200: done },
      },
    },
    async (request) => {
      await confirm(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/networks/changes/:id/withdraw',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer', 'privacy-officer', 'vendor-admin'),
      schema: { tags, params, body: settleBody, response: { 200: done } },
    },
    async (request) => {
      await withdraw(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/networks/changes/:id/review',
    { onRequest: decide, schema: { tags, params, body: settleBody, response: { 200: done } } },
    async (request) => {
      await review(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/networks/close',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer'),
      schema: {
        tags,
        summary: 'Take ranges away at once, to be reviewed by somebody else',
        body: closeBody,
        response: { 200: done.extend({ cutOff: z.int() }).meta({ id: 'NetworkClosed' }) },
      },
    },
    async (request) => ({
      done: true as const,
      cutOff: await closeNow(deps, signedIn(request), request.body),
    }),
  );
}
