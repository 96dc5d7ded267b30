import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { dayOf } from './day.ts';
import type { BadgeDeps, FindSite } from './deps.ts';
import { isWithin, LOOKERS, mayName, maySettle, type Span } from './rights.ts';
import { auditedSites, siteBadges } from './schemas.ts';
import { siteBadgesOf } from './view.ts';

interface SiteBadgeDeps extends BadgeDeps {
  /** Whose sites an auditor may see, and of which times. */
  readonly audited: (person: string) => Promise<readonly (Span & { readonly party: string })[]>;
}

/** Who is where at a site, and what of its day does not fit. */
export function siteBadgeRoutes(app: App, guard: Guard, deps: SiteBadgeDeps, findSite: FindSite): void {
  app.get(
    '/api/badge-sites',
    {
      onRequest: guard.requireRole('auditor'),
      schema: {
        tags: ['badges'],
        summary: 'The sites an auditor may look at',
        response: { 200: auditedSites },
      },
    },
    async (request) => {
      const parties = (await deps.audited(signedIn(request).person.id)).map(({ party }) => party);
      return { sites: [...(await deps.register.sitesOf([...new Set(parties)]))] };
    },
  );

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
      const now = deps.now();
      const seen = {
        ...day,
        // Who is where is now: an auditor of another time is told of no badge.
        events: isWithin(site.times, now) ? day.events : [],
        alarms: day.alarms.filter(({ at }) => isWithin(site.times, new Date(at))),
      };
      return siteBadgesOf({ site, day: seen, systems, named, mayChange, now });
    },
  );
}
