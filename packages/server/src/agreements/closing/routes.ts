import { z } from 'zod';
import { signedActFields, signedIn, type GivenAct, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { actorOf, params, tags, visible } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import { offerCertificate, signCertificate } from './certificate.ts';
import { assertionIn, passkeyOptionsOf } from '../signing/passkeyView.ts';
import type { ClosingDeps, Sign } from './closing.ts';
import { approveDestruction, askDestruction } from './destroying.ts';
import { handOver } from './handover.ts';
import { keepHold, liftHold, placeHold } from './holds.ts';
import {
  certificateBody,
  certificateDraft,
  chooseBody,
  closingView,
  doneBody,
  handoverBody,
  handoverResult,
  holdBody,
  judgeBody,
  liftBody,
} from './schemas.ts';
import { choose, did, judge } from './tasks.ts';
import { closingViewOf } from './view.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const deciders = ['company-admin', 'privacy-officer', 'vendor-manager'] as const;
const keepers = ['company-admin', 'privacy-officer'] as const;

/** The end of an agreement, step by step. Every act answers with the page as it is then. */
export function closingRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps, closing: ClosingDeps): void {
  type Asked = Parameters<typeof signedIn>[0] & { readonly params: { readonly id: string } };
  const asked = async (request: Asked) => {
    const who = signedIn(request);
    const agreement = await visible(deps, who, request.params.id);
    return { who, actor: actorOf(who), agreement };
  };
  /** The act of somebody who has to sign it, with the agreement among its words. */
  const acted = async (request: Asked & { readonly body: GivenAct }) => {
    const { who, agreement } = await asked(request);
    const sign: Sign = (act, words) =>
      deps.signedActs.by(who, act, { agreement: agreement.id, ...words }, request.body);
    return { sign, agreement };
  };
  const page = async (request: Asked) => {
    const { who, agreement } = await asked(request);
    // What may have changed is read anew.
    const now = (await deps.store.find(agreement.id)) ?? agreement;
    return closingViewOf(closing, now, who.person.partyKind);
  };
  const answer = { 200: closingView };

  app.get(
    '/api/agreements/:id/closing',
    {
      onRequest: guard.requireRole(...company, 'vendor-admin', 'auditor'),
      schema: { tags, params, response: answer },
    },
    page,
  );

  app.post(
    '/api/agreements/:id/handover',
    {
      onRequest: [guard.requireRole(...company), guard.requireStepUp()],
      schema: { tags, params, body: handoverBody, response: { 200: handoverResult } },
    },
    async (request) => {
      const { sign, agreement } = await acted(request);
      const { to, from } = request.body;
      const actor = await sign('conversations-handed-over', { handTo: to, handFrom: from });
      return handOver(closing, actor, agreement, to, from);
    },
  );

  app.post(
    '/api/agreements/:id/closing/choose',
    {
      onRequest: guard.requireRole(...deciders),
      schema: { tags, params, body: chooseBody, response: answer },
    },
    async (request) => {
      const { sign, agreement } = await acted(request);
      await choose(closing, sign, agreement, request.body.tasks, request.body.choice);
      return page(request);
    },
  );

  app.post(
    '/api/agreements/:id/closing/done',
    {
      onRequest: guard.requireRole('vendor-admin'),
      schema: { tags, params, body: doneBody, response: answer },
    },
    async (request) => {
      const { sign, agreement } = await acted(request);
      await did(closing, sign, agreement, request.body);
      return page(request);
    },
  );

  app.post(
    '/api/agreements/:id/closing/judge',
    {
      onRequest: guard.requireRole(...deciders),
      schema: { tags, params, body: judgeBody, response: answer },
    },
    async (request) => {
      const { sign, agreement } = await acted(request);
      await judge(closing, sign, agreement, request.body.task, request.body.dispute);
      return page(request);
    },
  );

  app.get(
    '/api/agreements/:id/certificate',
    {
      onRequest: guard.requireRole('vendor-admin'),
      schema: { tags, params, response: { 200: certificateDraft } },
    },
    async (request) => {
      const { actor, agreement } = await asked(request);
      const { text, issuedAt, statement, rpId, passkeys } = await offerCertificate(closing, actor, agreement);
      return {
        ...{ text, issuedAt: issuedAt.toISOString() },
        statement: { ...statement },
        ...passkeyOptionsOf(rpId, passkeys),
      };
    },
  );

  app.post(
    '/api/agreements/:id/certificate',
    {
      onRequest: [guard.requireRole('vendor-admin'), guard.requireStepUp()],
      schema: { tags, params, body: certificateBody, response: answer },
    },
    async (request) => {
      const { actor, agreement } = await asked(request);
      const { issuedAt, hash, assertion } = request.body;
      await signCertificate(closing, actor, agreement, {
        ...{ issuedAt: new Date(issuedAt), hash },
        ...assertionIn(assertion),
      });
      return page(request);
    },
  );

  app.post(
    '/api/agreements/:id/holds',
    { onRequest: guard.requireRole(...keepers), schema: { tags, params, body: holdBody, response: answer } },
    async (request) => {
      const { sign, agreement } = await acted(request);
      const { category, reason } = request.body;
      const actor = await sign('legal-hold-placed', { category, reason });
      await placeHold(closing, actor, agreement, { category, reason });
      return page(request);
    },
  );

  app.post(
    '/api/agreements/:id/holds/:hold/lift',
    {
      onRequest: [guard.requireRole(...keepers), guard.requireStepUp()],
      schema: { tags, params: params.extend({ hold: identifier }), body: liftBody, response: answer },
    },
    async (request) => {
      const { sign, agreement } = await acted(request);
      const { hold } = request.params;
      if (request.body.keep) {
        await keepHold(closing, await sign('legal-hold-kept', { hold }), agreement, hold);
      } else await liftHold(closing, sign, agreement, hold);
      return page(request);
    },
  );

  app.post(
    '/api/agreements/:id/destruction',
    {
      onRequest: [guard.requireRole('company-admin'), guard.requireStepUp()],
      schema: { tags, params, body: z.strictObject(signedActFields), response: answer },
    },
    async (request) => {
      const { sign, agreement } = await acted(request);
      await askDestruction(closing, await sign('destruction-asked', {}), agreement);
      return page(request);
    },
  );

  app.post(
    '/api/agreements/:id/destruction/:destruction/approve',
    {
      onRequest: [
        guard.requireRole('company-admin', 'privacy-officer', 'security-officer'),
        guard.requireStepUp(),
      ],
      schema: {
        tags,
        params: params.extend({ destruction: identifier }),
        body: z.strictObject(signedActFields),
        response: answer,
      },
    },
    async (request) => {
      const { sign, agreement } = await acted(request);
      const { destruction } = request.params;
      const actor = await sign('destruction-approved', { destruction });
      await approveDestruction(closing, actor, agreement, destruction);
      return page(request);
    },
  );
}
