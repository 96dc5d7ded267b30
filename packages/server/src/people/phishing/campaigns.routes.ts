import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { Campaign } from './campaign.ts';
import type { PhishingDeps } from './deps.ts';
import { enter } from './entering.ts';
import { authoriseCampaign, planCampaign, startCampaign, stopCampaign } from './planning.ts';
import { maySeeCampaign, PLANNERS, READERS } from './rights.ts';
import {
  campaignView,
  closingBody,
  namesView,
  phishingView,
  planCampaignBody,
  signedBody,
} from './schemas.ts';
import { mayReadNames, viewCampaign, viewPhishing } from './view.ts';

const made = z.object({ id: z.string() });

/** Campaigns: planned and started by the company, authorised by both sides, stopped by either. */
export function campaignRoutes(app: App, guard: Guard, deps: PhishingDeps): void {
  const tags = ['phishing'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...READERS);
  const plan = [guard.requireRole(...PLANNERS), guard.requireStepUp()];
  const sides = guard.requireRole(...PLANNERS, 'vendor-admin');

  const found = async (who: SignedIn, id: string): Promise<Campaign> => {
    const campaign = await deps.campaigns.find(id);
    const windows = who.person.role === 'auditor' ? await deps.windowsOf(who.person.id) : [];
    if (campaign === null || !maySeeCampaign(who.person, campaign, windows))
      throw new Failure('not-in-scope');
    return campaign;
  };

  app.get(
    '/api/phishing',
    { onRequest: read, schema: { tags, response: { 200: phishingView } } },
    (request) => viewPhishing(deps, signedIn(request)),
  );

  app.post(
    '/api/phishing/campaigns',
    { onRequest: plan, schema: { tags, body: planCampaignBody, response: { 200: made } } },
    async (request) => ({ id: await planCampaign(deps, signedIn(request), request.body) }),
  );

  app.get(
    '/api/phishing/campaigns/:id',
    { onRequest: read, schema: { tags, params, response: { 200: campaignView } } },
    async (request) => {
      const who = signedIn(request);
      return viewCampaign(deps, who, await found(who, request.params.id));
    },
  );

  app.post(
    '/api/phishing/campaigns/:id/authorise',
    {
      onRequest: [sides, guard.requireStepUp()],
      schema: { tags, params, body: signedBody, response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      await authoriseCampaign(deps, who, await found(who, request.params.id), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/phishing/campaigns/:id/start',
    { onRequest: plan, schema: { tags, params, body: signedBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      await startCampaign(deps, who, await found(who, request.params.id), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/phishing/campaigns/:id/stop',
    { onRequest: sides, schema: { tags, params, body: closingBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      await stopCampaign(deps, who, await found(who, request.params.id), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/phishing/campaigns/:id/names',
    {
      onRequest: [guard.requireRole('vendor-admin'), guard.requireStepUp()],
      schema: {
        tags,
        ...{ params, body: signedBody, response: { 200: namesView } },
        summary: 'Who fell, where both sides signed that the vendor’s admin may know; each look is entered',
      },
    },
    async (request) => {
      const who = signedIn(request);
      const campaign = await found(who, request.params.id);
      if (!mayReadNames(who, campaign)) throw new Failure('not-in-scope');
      const words = { campaign: campaign.id };
      const actor = await deps.signedActs.by(who, 'phishing-names-read', words, request.body);
      await enter(deps, 'phishing-names-read', actor, campaign.scope.agreement, words);
      const people = await deps.people.list({ party: campaign.scope.vendor }, deps.now());
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return (await deps.targets.told(campaign.id)).flatMap(({ person, fellAt, courseAt }) =>
        fellAt === null
          ? []
          : [
              {
                person: { id: person, name: names.get(person) ?? person },
                ...{ fellAt: fellAt.toISOString(), courseAt: courseAt?.toISOString() ?? null },
              },
            ],
      );
    },
  );
}
