import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { PhishingDeps } from './deps.ts';
import { enter } from './entering.ts';
import { reportMessage } from './reporting.ts';
import { PLANNERS } from './rights.ts';
import { myPhishingView, reportBody, reportedView, signedBody } from './schemas.ts';
import { viewMine } from './view.ts';

/** Reports of suspicious messages, by anybody; and what was sent to oneself. */
export function reportRoutes(app: App, guard: Guard, deps: PhishingDeps): void {
  const tags = ['phishing'];

  app.get(
    '/api/phishing/mine',
    { onRequest: guard.requireSignedIn, schema: { tags, response: { 200: myPhishingView } } },
    (request) => viewMine(deps, signedIn(request).person.id),
  );

  app.post(
    '/api/phishing/reports',
    { onRequest: guard.requireSignedIn, schema: { tags, body: reportBody, response: { 200: reportedView } } },
    async (request) => {
      const { person, ip } = signedIn(request);
      const actor = { person: person.id, party: person.partyId, ip };
      return { exercise: await reportMessage(deps, actor, { ...request.body, via: 'workspace' }) };
    },
  );

  app.post(
    '/api/phishing/reports/:id/looked',
    {
      onRequest: guard.requireRole(...PLANNERS, 'vendor-admin'),
      schema: {
        tags,
        params: z.strictObject({ id: identifier }),
        ...{ body: signedBody, response: { 200: done } },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      const open = await deps.reports.open(who.person.partyKind === 'company' ? null : who.person.partyId);
      if (!open.some((report) => report.id === id)) throw new Failure('not-in-scope');
      const words = { report: id };
      const actor = await deps.signedActs.by(who, 'suspicious-message-looked-at', words, request.body);
      await enter(deps, 'suspicious-message-looked-at', actor, null, words);
      if (!(await deps.reports.looked(id, who.person.id, deps.now()))) throw new Failure('already-done');
      return { done: true as const };
    },
  );
}
