import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { decideBody, rebindView } from './schemas.ts';
import type { Rebinds, Tickets } from './ticket.ts';

export interface TicketRoutesDeps {
  readonly tickets: Tickets;
  readonly rebinds: Rebinds;
  readonly enter: (
    act: string,
    actor: { readonly person: string; readonly party: string; readonly ip: string | null },
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  readonly signedActs: SignedActs;
  readonly now: () => Date;
}

/** Who may be the second person of a change of customer. */
const approvers = [
  'team-lead',
  'vendor-admin',
  'security-officer',
  'privacy-officer',
  'company-admin',
] as const;

/** Changes of customer that wait for a second person. */
export function ticketRoutes(
  app: App,
  guard: Guard,
  { tickets, rebinds, enter, signedActs, now }: TicketRoutesDeps,
): void {
  const onRequest = guard.requireRole(...approvers);
  const tags = ['tickets'];

  app.get(
    '/api/rebinds',
    { onRequest, schema: { tags, response: { 200: z.array(rebindView) } } },
    async (request) => {
      const { person } = signedIn(request);
      const pending = await rebinds.pending(person.partyKind === 'company' ? null : person.partyId);
      return pending.map((rebind) => ({
        id: rebind.id,
        ticket: rebind.ticket,
        askedBy: rebind.askedBy.name,
        askedAt: rebind.askedAt.toISOString(),
        firstBinding: rebind.firstBinding,
        decided: rebind.decided,
      }));
    },
  );

  app.post(
    '/api/rebinds/:id/decide',
    {
      onRequest,
      schema: { tags, params: z.strictObject({ id: identifier }), body: decideBody, response: { 200: done } },
    },
    async (request) => {
      const { person, ip, sessionId } = signedIn(request);
      const rebind = await rebinds.find(request.params.id);
      if (rebind === null || (person.partyKind === 'vendor' && rebind.party !== person.partyId)) {
        throw new Failure('not-in-scope');
      }
      if (rebind.askedBy.id === person.id) throw new Failure('not-the-second-person');
      const { approve, ...given } = request.body;
      const words = { rebind: rebind.id, ticket: rebind.ticket, approve };
      const signed = await signedActs.check(sessionId, 'rebind-decided', words, given);
      // The entry comes first: a change of customer that cannot be entered does not happen.
      const actor = { person: person.id, party: person.partyId, ip };
      await enter('rebind-decided', actor, signed);
      if (!(await rebinds.decide(rebind.id, person.id, approve, now()))) throw new Failure('already-done');
      if (approve) await tickets.rebind(rebind.ticket, rebind.subject, rebind.claimedBy);
      return { done: true as const };
    },
  );
}
