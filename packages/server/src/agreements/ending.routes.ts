import { Failure } from '@cordon/core/kernel';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { end } from './ending.ts';
import { enders, params, tags, visible } from './reading.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import { endBody, endPreview, endResult } from './schemas.ts';

/** The end of an agreement, and what it would close. */
export function endingRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  app.get(
    '/api/agreements/:id/end',
    { onRequest: guard.requireRole(...enders), schema: { tags, params, response: { 200: endPreview } } },
    async (request) => {
      const agreement = await visible(deps, signedIn(request), request.params.id);
      return { vendor: agreement.processor, ...(await deps.atStake(agreement)) };
    },
  );

  app.post(
    '/api/agreements/:id/end',
    {
      onRequest: [guard.requireRole(...enders), guard.requireStepUp()],
      schema: { tags, params, body: endBody, response: { 200: endResult } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { vendorName, reason, strand, ...given } = request.body;
      if (vendorName !== agreement.processor.name) throw new Failure('bad-request');
      const { stranded } = await deps.atStake(agreement);
      // Customers wait behind these: leaving them is a choice that somebody makes and that is entered.
      if (stranded.length > 0 && !strand) throw new Failure('conversations-open');
      const words = { agreement: agreement.id, reason, strand };
      const actor = await deps.signedActs.by(who, 'agreement-ended', words, given);
      const result = await end(deps, actor, agreement.id, reason);
      // After the end: access closes even when nothing can be entered.
      if (stranded.length > 0) {
        await deps.enter('conversations-stranded', actor, agreement.id, { tickets: stranded.length });
      }
      return { ...result, stranded: stranded.length };
    },
  );
}
