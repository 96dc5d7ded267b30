import { z } from 'zod';
import { closingActFields, signedActFields, signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import {
  companyDrafters,
  enders,
  params,
  readers,
  signers,
  suspenders,
  tags,
  viewNow,
  visible,
} from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import { agreementView, endPreview } from '../schemas.ts';
import { see } from './record.ts';
import { renew } from './renewing.ts';
import { historyItem, renewBody, staged, suspendResult } from './schemas.ts';
import { offer, resume, suspend, withdraw } from './stages.ts';
import { enteredActs, historyOf } from './view.ts';

/** The acts of an agreement's life between its draft and its end, and the log of all of them. */
export function lifeRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const draftsForCompany = guard.requireRole(...companyDrafters);

  for (const [name, act] of [
    ['offer', { enteredAs: 'agreement-offered', does: offer }],
    ['withdraw', { enteredAs: 'agreement-withdrawn', does: withdraw }],
  ] as const) {
    app.post(
      `/api/agreements/:id/${name}`,
      {
        onRequest: draftsForCompany,
        schema: { tags, params, body: z.strictObject(signedActFields), response: { 200: staged } },
      },
      async (request) => {
        const who = signedIn(request);
        const agreement = await visible(deps, who, request.params.id);
        const words = { agreement: agreement.id };
        const actor = await deps.signedActs.by(who, act.enteredAs, words, request.body);
        return { entry: await act.does(deps, actor, agreement.id) };
      },
    );
  }

  app.post(
    '/api/agreements/:id/renew',
    {
      onRequest: guard.requireRole(...signers),
      schema: { tags, params, body: renewBody, response: { 200: agreementView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { from, until } = request.body;
      const words = { agreement: agreement.id, renewal: true, from: from ?? null, until: until ?? null };
      const actor = await deps.signedActs.by(who, 'agreement-drafted', words, request.body);
      await renew(deps, actor, agreement.id, { from, until });
      return viewNow(deps, agreement);
    },
  );

  app.get(
    '/api/agreements/:id/suspend',
    { onRequest: guard.requireRole(...suspenders), schema: { tags, params, response: { 200: endPreview } } },
    async (request) => {
      const agreement = await visible(deps, signedIn(request), request.params.id);
      return { vendor: agreement.processor, ...(await deps.atStake(agreement)) };
    },
  );

  app.post(
    '/api/agreements/:id/suspend',
    {
      onRequest: [guard.requireRole(...suspenders), guard.requireStepUp()],
      schema: { tags, params, body: z.strictObject(closingActFields), response: { 200: suspendResult } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const words = { agreement: agreement.id };
      const actor = await deps.signedActs.closing(who, 'agreement-suspended', words, request.body);
      return suspend(deps, actor, agreement.id);
    },
  );

  app.post(
    '/api/agreements/:id/resume',
    {
      onRequest: [guard.requireRole(...enders), guard.requireStepUp()],
      schema: { tags, params, body: z.strictObject(signedActFields), response: { 200: staged } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const words = { agreement: agreement.id };
      const actor = await deps.signedActs.by(who, 'agreement-resumed', words, request.body);
      return { entry: await resume(deps, actor, agreement.id) };
    },
  );

  app.get(
    '/api/agreements/:id/history',
    {
      onRequest: guard.requireRole(...readers),
      schema: { tags, params, response: { 200: z.array(historyItem) } },
    },
    async (request) => {
      const agreement = await visible(deps, signedIn(request), request.params.id);
      const [{ events }, entered] = await Promise.all([
        see(deps, agreement.id),
        deps.enteredActs(agreement.id, enteredActs),
      ]);
      return historyOf(agreement, events, entered);
    },
  );
}
