import { Failure } from '@cordon/core/kernel';
import type { FastifyError } from 'fastify';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { tellScreen } from '../../screen/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { askRebind, confirmCaller, hideReveal, lookUp, revealAgain, revealCell } from './acting.ts';
import { viewAttachment } from './attachment.ts';
import { carryOut } from './sourceActs.ts';
import { ask, Refused, whoOf, type WorkspaceDeps } from './desk.ts';
import { viewEmergency } from './emergency.ts';
import { closeTicket, listTickets, takeBack, takeNext, viewTicket } from './reading.ts';
import { answerRefusal } from './refusals.ts';
import {
  actBody,
  actResult,
  attachmentView,
  confirmBody,
  confirmResult,
  lookupBody,
  lookupResult,
  originalView,
  rebindBody,
  revealBody,
  revealResult,
  screenBody,
  screenTold,
  textBody,
  textResult,
  ticketList,
  ticketSummary,
  ticketView,
  unsealBody,
  unsealResult,
} from './schemas.ts';
import { workspaceStream, type StreamDeps } from './stream.ts';
import { requireUndertaking } from './undertaken.ts';
import { unsealOriginal, viewOriginal } from './unsealing.ts';
import { saveNote, sendReply } from './writing.ts';

const params = z.strictObject({ id: identifier });
const fileParams = z.strictObject({ id: identifier, attachment: identifier });
const entryParams = z.strictObject({ entry: z.coerce.number().int().min(0) });
const COMPANY = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const empty = z.strictObject({});

/** The workspace door: an agent's own screen. Every route here is an agent's. */
export function workspaceRoutes(app: App, guard: Guard, deps: WorkspaceDeps & StreamDeps): void {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerRefusal(deps, guard, error, request, reply),
  );
  const onRequest = guard.requireRole('agent');
  // What passes the gate is decided by the terms, which cite their clause; the rest is refused here.
  const route = { onRequest };
  const beside = { onRequest: [onRequest, requireUndertaking(deps)] };
  const tags = ['workspace'];

  app.get('/api/tickets', { ...beside, schema: { tags, response: { 200: ticketList } } }, (request) =>
    listTickets(deps, signedIn(request)),
  );

  app.get(
    '/api/tickets/:id',
    { ...route, schema: { tags, params, response: { 200: ticketView } } },
    (request) => viewTicket(deps, signedIn(request), request.params.id),
  );

  app.get(
    '/api/tickets/:id/attachments/:attachment',
    { ...route, schema: { tags, params: fileParams, response: { 200: attachmentView } } },
    (request) => viewAttachment(deps, signedIn(request), request.params.id, request.params.attachment),
  );

  // The one route of this door that is not an agent's: whose case it is, the emergency says.
  app.get(
    '/api/emergencies/:id/case',
    {
      onRequest: guard.requireRole(...COMPANY),
      schema: { tags, params, response: { 200: ticketView } },
    },
    (request) => viewEmergency(deps, signedIn(request), request.params.id),
  );

  // Nor are these: what an agent typed opens to the company's privacy officer alone.
  const officer = { onRequest: guard.requireRole('privacy-officer') };
  app.get(
    '/api/accesses/:entry/original',
    { ...officer, schema: { tags: ['accesses'], params: entryParams, response: { 200: originalView } } },
    (request) => viewOriginal(deps, request.params.entry),
  );

  app.post(
    '/api/accesses/:entry/unseal',
    {
      ...officer,
      schema: { tags: ['accesses'], params: entryParams, body: unsealBody, response: { 200: unsealResult } },
    },
    (request) => unsealOriginal(deps, signedIn(request), request.params.entry, request.body),
  );

  // Whoever is shown customer data, an agent or the company's own people, tells what became of their screen.
  app.post(
    '/api/accesses/:entry/screen',
    {
      onRequest: guard.requireRole('agent', ...COMPANY),
      schema: { tags: ['accesses'], params: entryParams, body: screenBody, response: { 200: screenTold } },
    },
    async (request) => {
      const who = signedIn(request);
      const entry = await tellScreen(deps.screen, who, request.params.entry, request.body);
      if (entry !== 'not-in-scope') return { entry };
      const nowhere = { agreement: null, source: '', purpose: '', ticket: null };
      throw new Refused(await deps.gate.refuse(whoOf(who, deps.now()), nowhere, ask('read', []), entry), []);
    },
  );

  app.post(
    '/api/tickets/next',
    { ...beside, schema: { tags, body: empty, response: { 200: ticketSummary } } },
    async (request) => {
      const next = await takeNext(deps, signedIn(request));
      if (next === 'hand-full') throw new Failure('limit-reached');
      if (next === 'queue-empty') throw new Failure('not-found');
      return next;
    },
  );

  app.post(
    '/api/tickets/:id/take',
    { ...beside, schema: { tags, params, body: empty, response: { 200: ticketSummary } } },
    (request) => takeBack(deps, signedIn(request), request.params.id),
  );

  app.post(
    '/api/tickets/:id/close',
    { ...beside, schema: { tags, params, body: empty, response: { 200: done } } },
    async (request) => {
      await closeTicket(deps, signedIn(request), request.params.id);
      return { done: true as const };
    },
  );

  app.post(
    '/api/tickets/:id/lookup',
    { ...route, schema: { tags, params, body: lookupBody, response: { 200: lookupResult } } },
    (request) => lookUp(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/tickets/:id/confirm',
    { ...route, schema: { tags, params, body: confirmBody, response: { 200: confirmResult } } },
    (request) => confirmCaller(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/tickets/:id/rebind',
    { ...route, schema: { tags, params, body: rebindBody, response: { 200: done } } },
    (request) => askRebind(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/tickets/:id/reveal',
    { ...route, schema: { tags, params, body: revealBody, response: { 200: revealResult } } },
    (request) => revealCell(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/tickets/:id/act',
    { ...route, schema: { tags, params, body: actBody, response: { 200: actResult } } },
    (request) => carryOut(deps, signedIn(request), request.params.id, request.body),
  );

  app.get(
    '/api/reveals/:id',
    { ...route, schema: { tags, params, response: { 200: revealResult } } },
    (request) => revealAgain(deps, signedIn(request), request.params.id),
  );

  app.delete(
    '/api/reveals/:id',
    { ...beside, schema: { tags, params, response: { 200: done } } },
    async (request) => {
      await hideReveal(deps, signedIn(request), request.params.id);
      return { done: true as const };
    },
  );

  for (const kind of ['note', 'reply'] as const) {
    const keep = kind === 'note' ? saveNote : sendReply;
    app.post(
      `/api/tickets/:id/${kind}`,
      { ...route, schema: { tags, params, body: textBody, response: { 200: textResult } } },
      (request) => keep(deps, signedIn(request), request.params.id, request.body.text),
    );
  }

  app.get('/api/workspace/stream', { ...beside, schema: { tags, hide: true } }, (request, reply) =>
    workspaceStream(deps, signedIn(request), request, reply),
  );
}
