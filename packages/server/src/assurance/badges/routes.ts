import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { dayOf } from './day.ts';
import type { BadgeDeps, FindSite } from './deps.ts';
import { LOOKERS, mayName, maySettle } from './rights.ts';
import { siteBadges } from './schemas.ts';
import { siteBadgesOf } from './view.ts';

/** Who is where at a site, and what of its day does not fit. */
export function siteBadgeRoutes(app: App, guard: Guard, deps: BadgeDeps, findSite: FindSite): void {
  app.get(
    '/api/sites/:id/badges',
    {
      onRequest: guard.requireRole(...LOOKERS),
      schema: {
        tags: ['badges'],
        params: z.strictObject({ id: identifier }),
        response: { 200: siteBadges },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const site = await findSite(who, request.params.id);
      const [day, systems] = await Promise.all([dayOf(deps, site.id), deps.register.systems(site.id)]);
      const [named, mayChange] = [mayName(who.person, site.party), maySettle(who.person, site.party)];
      return siteBadgesOf({ site, day, systems, named, mayChange, now: deps.now() });
    },
  );
}
