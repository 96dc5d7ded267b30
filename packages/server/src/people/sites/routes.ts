import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { closingActFields, signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { maySeeList } from '../networks/rights.ts';
import { addSite, closeSite, lookAtClosing, maySettle, renameSite, type SiteDeps } from './changing.ts';
import { siteAtStake, siteBody, siteClosed, siteNameBody, siteView } from './schemas.ts';

/** Sites of the vendors: seen by whoever sees their networks, changed by the vendor's admin and the company's. */
export function siteRoutes(app: App, guard: Guard, deps: SiteDeps): void {
  const tags = ['sites'];
  const params = z.strictObject({ id: identifier });
  const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
  const see = guard.requireRole(...company, 'vendor-admin', 'team-lead');
  const change = guard.requireRole('company-admin', 'vendor-admin');
  const open = [change, guard.requireStepUp()];

  app.get(
    '/api/sites',
    {
      onRequest: see,
      schema: {
        tags,
        querystring: z.strictObject({ party: identifier.optional() }),
        response: { 200: z.array(siteView) },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const party = request.query.party ?? who.person.partyId;
      if (!maySeeList(who.person, party)) throw new Failure('not-in-scope');
      const mayChange = maySettle(who, party);
      return (await deps.sites.open({ party }, deps.now())).map(
        ({ id, name, country, people, working, networks }) => ({
          ...{ id, name, country, people, working, networks, mayChange },
        }),
      );
    },
  );

  app.post(
    '/api/sites',
    {
      onRequest: open,
      schema: {
        tags,
        body: siteBody,
        response: { 200: z.object({ id: z.string() }).meta({ id: 'SiteMade' }) },
      },
    },
    async (request) => ({ id: await addSite(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/sites/:id/rename',
    { onRequest: open, schema: { tags, params, body: siteNameBody, response: { 200: done } } },
    async (request) => {
      await renameSite(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/api/sites/:id/close',
    {
      onRequest: change,
      schema: { tags, summary: 'What closing it would do', params, response: { 200: siteAtStake } },
    },
    async (request) => {
      const { site, cutOff, locksYouOut } = await lookAtClosing(deps, signedIn(request), request.params.id);
      const { working, networks, leases } = site;
      return { assignments: working, networks, leases, cutOff: [...cutOff], locksYouOut };
    },
  );

  app.post(
    '/api/sites/:id/close',
    {
      onRequest: change,
      schema: { tags, params, body: z.strictObject(closingActFields), response: { 200: siteClosed } },
    },
    (request) => closeSite(deps, signedIn(request), request.params.id, request.body),
  );
}
