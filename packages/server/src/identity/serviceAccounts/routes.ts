import { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { signedIn, type Guard } from '../guard.ts';
import { MOST_DAYS } from './account.ts';
import { decide, end, propose, seen, termsOf, workOf } from './deciding.ts';
import type { ServiceAccountDeps } from './deps.ts';
import { endSecret, makeSecret, renew } from './owning.ts';
import { mayPropose, maySee, READERS } from './rights.ts';
import {
  accountsView,
  choicesView,
  decideBody,
  endBody,
  endSecretBody,
  makeSecretBody,
  proposeBody,
  renewBody,
  secretMade,
} from './schemas.ts';
import { viewOf } from './view.ts';

/** Accounts of tools: shown to the vendor, the company and the auditor, put in force by two people, ended by one. */
export function serviceAccountRoutes(app: App, guard: Guard, deps: ServiceAccountDeps): void {
  const tags = ['service-accounts'];
  const params = z.strictObject({ id: identifier });
  const proposers = guard.requireRole('company-admin', 'vendor-manager', 'vendor-admin');
  const deciders = guard.requireRole('privacy-officer', 'security-officer');
  const people = guard.requireRole(
    ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
    ...(['vendor-admin', 'team-lead'] as const),
  );
  const stepUp = guard.requireStepUp();

  app.get(
    '/api/service-accounts',
    { onRequest: guard.requireRole(...READERS), schema: { tags, response: { 200: accountsView } } },
    async (request) => {
      const { person } = signedIn(request);
      const audited = person.role === 'auditor' ? await deps.audited(person.id) : [];
      const now = deps.now();
      const accounts = (await deps.accounts.list()).filter((one) => maySee(person, one, audited));
      const secrets = await deps.secrets.of(
        accounts.map(({ id }) => id),
        now,
      );
      const works = await deps.works();
      const views = accounts.map(async (account) => {
        const found = await workOf({ works: async () => works }, termsOf(account), account.party.id);
        const own = secrets.filter((one) => one.account === account.id);
        return viewOf(person, account, { work: found?.work ?? null, secrets: own, now });
      });
      return { accounts: await Promise.all(views), mayPropose: mayPropose(person) };
    },
  );

  app.get(
    '/api/service-accounts/choices',
    { onRequest: proposers, schema: { tags, response: { 200: choicesView } } },
    async (request) => {
      const { partyId } = signedIn(request).person;
      const [works, { owners, networks }] = await Promise.all([deps.works(), deps.accounts.choices(partyId)]);
      return {
        agreements: works
          .filter(({ vendor, company }) => vendor === partyId || company === partyId)
          .map((one) => ({
            id: one.id,
            title: one.name,
            works: one.works.map((work) => ({ ...work, fields: [...work.fields] })),
          })),
        owners: [...owners],
        networks: [...networks],
        mostDays: MOST_DAYS,
      };
    },
  );

  app.post(
    '/api/service-accounts',
    {
      onRequest: [proposers, stepUp],
      schema: { tags, body: proposeBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => ({ id: await propose(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/service-accounts/:id/decide',
    { onRequest: [deciders, stepUp], schema: { tags, params, body: decideBody, response: { 200: done } } },
    async (request) => {
      await decide(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/service-accounts/:id/renew',
    { onRequest: [people, stepUp], schema: { tags, params, body: renewBody, response: { 200: done } } },
    async (request) => {
      await renew(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/service-accounts/:id/end',
    // Whoever closes access is asked for no second factor: a minute spent on one is a minute of somebody inside.
    { onRequest: people, schema: { tags, params, body: endBody, response: { 200: done } } },
    async (request) => {
      await end(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/service-accounts/:id/secrets',
    {
      onRequest: [people, stepUp],
      schema: { tags, params, body: makeSecretBody, response: { 200: secretMade } },
    },
    async (request) => {
      const who = signedIn(request);
      const { secret, kept } = await makeSecret(deps, who, request.params.id, request.body);
      const { agreement } = await seen(deps, who, request.params.id);
      const { id: user, expiresAt } = kept;
      return { secret, user, expiresAt: expiresAt.toISOString(), database: agreement.source };
    },
  );

  app.post(
    '/api/service-accounts/:id/secrets/:secret/end',
    {
      onRequest: people,
      schema: {
        tags,
        params: z.strictObject({ id: identifier, secret: identifier }),
        body: endSecretBody,
        response: { 200: done },
      },
    },
    async (request) => {
      await endSecret(deps, signedIn(request), request.params, request.body);
      return { done: true as const };
    },
  );
}
