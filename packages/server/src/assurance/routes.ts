import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import type { FindingStore } from './finding.ts';
import { lifeActorOf, vendorsOf } from './findingLife/acting.ts';
import { partsOf } from './naming.ts';
import { findingsQuery, findingView } from './schemas.ts';
import { viewOf } from './view.ts';

export interface FindingRoutesDeps {
  readonly store: Pick<FindingStore, 'list' | 'names'>;
  /** Vendors whose accesses an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  readonly now: () => Date;
}

export const findingReaders = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
  'vendor-admin',
  'auditor',
] as const;

/** What was found: seen by the company, and by the vendor and auditor it concerns. */
export function findingRoutes(app: App, guard: Guard, deps: FindingRoutesDeps): void {
  app.get(
    '/api/findings',
    {
      onRequest: guard.requireRole(...findingReaders),
      schema: { tags: ['assurance'], querystring: findingsQuery, response: { 200: z.array(findingView) } },
    },
    async (request) => {
      const who = signedIn(request);
      const { state, mine, overdue, vendor } = request.query;
      const known = await vendorsOf(who, deps.auditedParties);
      const vendors = vendor === undefined ? known : known === null || known.includes(vendor) ? [vendor] : [];
      const actor = lifeActorOf(who);
      const now = deps.now();
      const found = await deps.store.list({
        ...{ open: state === 'open', vendors },
        ...(mine === 'yes' && {
          mine: { person: who.person.id, side: actor.side === 'vendor' ? 'vendor' : 'company' },
        }),
        ...(overdue === 'yes' && { overdueAt: now }),
      });
      const names = await deps.store.names([...new Set(found.flatMap(partsOf))], known);
      return found.map((finding) => viewOf(finding, names, now));
    },
  );
}
