import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { standingsOf } from './measures.ts';
import type { PeerReads } from './store.ts';
import { peers } from './schemas.ts';

/** Long enough for a pattern, short enough to be about now. */
const DAYS = 14;
const DAY = 86_400_000;

export interface PeerDeps {
  readonly peers: PeerReads;
  readonly now: () => Date;
}

/** A person's work beside that of their peers: for the company, and for who leads them at their vendor. */
export function peerRoutes(app: App, guard: Guard, { peers: reads, now }: PeerDeps): void {
  app.get(
    '/api/people/:id/peers',
    {
      onRequest: guard.requireRole(
        ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
        ...(['vendor-admin', 'team-lead'] as const),
      ),
      schema: { tags: ['people'], params: z.strictObject({ id: identifier }), response: { 200: peers } },
    },
    async (request) => {
      const { id } = request.params;
      const { person } = signedIn(request);
      const vendor = await reads.vendorOf(id);
      if (vendor === null || (person.partyKind !== 'company' && person.partyId !== vendor))
        throw new Failure('not-in-scope');
      const all = await reads.days(id, vendor, new Date(now().getTime() - DAYS * DAY));
      const standings = standingsOf(id, all).map((one) => ({ ...one, peers: [...one.peers] }));
      return { days: DAYS, standings };
    },
  );
}
