import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../../identity/index.ts';
import type { App } from '../../../platform/http/index.ts';
import { newId } from '../../../platform/ids.ts';
import { done, identifier } from '../../../platform/schemas.ts';
import type { BadgeDeps, FindSite } from '../deps.ts';
import { visitorBody, visitorIn, visitorList, visitorOutBody } from './schemas.ts';
import { LOOKERS, mayName } from '../rights.ts';

const LISTED = 100;

/** Who is let in for a day, and who walks beside them: kept by the vendor, looked at by the company. */
export function visitorRoutes(app: App, guard: Guard, deps: BadgeDeps, findSite: FindSite): void {
  const { visitors, signedActs, enter, now } = deps;
  const tags = ['badges'];
  const params = z.strictObject({ id: identifier });
  const keeps = guard.requireRole('vendor-admin', 'team-lead');

  app.get(
    '/api/sites/:id/visitors',
    { onRequest: guard.requireRole(...LOOKERS), schema: { tags, params, response: { 200: visitorList } } },
    async (request) => {
      const { person } = signedIn(request);
      const site = await findSite(signedIn(request), request.params.id);
      const named = mayName(person, site.party);
      if (site.times !== null)
        return { mayEnter: false, visitors: [], counted: await visitors.count(site.id, site.times) };
      return {
        ...{ mayEnter: person.partyId === site.party, counted: null },
        visitors: (await visitors.of(site.id, LISTED)).map(({ id, name, escort, inAt, outAt }) => ({
          ...{ id, name: named ? name : null, escort: named ? escort : null },
          ...{ inAt: inAt.toISOString(), outAt: outAt?.toISOString() ?? null },
        })),
      };
    },
  );

  app.post(
    '/api/sites/:id/visitors',
    { onRequest: keeps, schema: { tags, params, body: visitorBody, response: { 200: visitorIn } } },
    async (request) => {
      const who = signedIn(request);
      const { name, escort, badge, ...given } = request.body;
      const site = await findSite(who, request.params.id);
      const words = { site: site.id, escort, badge: badge !== null };
      const actor = await signedActs.by(who, 'visitor-came', words, given);
      const id = newId('vis');
      await enter('visitor-came', actor, { ...words, visitor: id, subjectParty: site.party });
      const held = badge === null ? null : { id: newId('bdg'), hash: deps.hashNumber(site.id, badge) };
      const added = await visitors.add(
        { id, site: site.id, name, escort, badge: held },
        who.person.id,
        now(),
      );
      if (!added) throw new Failure('not-in-scope');
      return { id };
    },
  );

  app.post(
    '/api/visitors/:id/out',
    { onRequest: keeps, schema: { tags, params, body: visitorOutBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      const { id: visitor } = request.params;
      const site = await visitors.siteOf(visitor);
      const { party } = await findSite(who, site ?? '-');
      const actor = await signedActs.by(who, 'visitor-left', { visitor }, request.body);
      if (!(await visitors.out(visitor, now()))) throw new Failure('already-done');
      await enter('visitor-left', actor, { visitor, site: site ?? '', subjectParty: party });
      return { done: true as const };
    },
  );
}
