import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { stateOf } from '../../tickets/index.ts';
import { ask, handOf, Refused, whoOf, type WorkspaceDeps } from './desk.ts';
import { markOf } from './mark.ts';
import type { ticketView } from './schemas.ts';
import { summaryOf, ticketViewOf } from './view.ts';

/**
 * One case, opened to one person of the company in an emergency: read through the gate like any other, as the role that
 * was named sees it. A case that is not open to this person, or no longer, is refused with an entry.
 */
export async function viewEmergency(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
): Promise<z.infer<typeof ticketView>> {
  const now = deps.now();
  const who = whoOf(signedIn, now);
  const open = await deps.exceptions.emergencyFor(id, signedIn.person.id, now);
  const ticket = open === null ? null : await deps.tickets.find(open.running.ticket);
  if (open === null || ticket === null) {
    const nowhere = { agreement: null, source: '', purpose: '', ticket: null };
    throw new Refused(await deps.gate.refuse(who, nowhere, ask('read', []), 'not-in-scope'), []);
  }
  const { agreement, accessRole: role, running: emergency } = open;
  const terms = await deps.inForce.inForce(agreement, now);
  const policy = terms.ok ? terms.policy : null;
  const cover = await deps.cover.of(ticket.party, ticket.source, now);
  const clauses = cover?.agreement === agreement ? cover.clauses : [];
  const work = {
    ...{ agreement, source: ticket.source, purpose: ticket.purpose },
    ticket: stateOf(ticket, 0),
  };
  const asker = { ...who, principal: { ...who.principal, role, emergency } };
  const resources = policy?.dataMap.resources.map(({ name }) => name) ?? [];
  const outcome = await deps.gate.read(asker, work, ask('read', resources, { flags: ['emergency'] }));
  if (!outcome.ok) throw new Refused(outcome, clauses);
  return ticketViewOf({
    ...{ ticket, outcome, policy, clauses },
    summary: summaryOf(ticket, signedIn.person.id, handOf(policy).minutes, now),
    mark: markOf(signedIn.person.name, now, outcome.entry),
    ...{ confirmable: [], lookupable: [], confirmTriesLeft: 0, acts: [], protocol: null },
  });
}
