import { isDenied } from '../access.ts';
import type { Detector } from '../detector.ts';
import { keepOf, noneYet, ofAgent, type Few } from '../few.ts';
import { hash32, isNew, lately, secondsOf } from '../kept.ts';

interface Asked {
  /** Hash of the ticket that was asked about last, and seconds since 1970. */
  ticket: number;
  at: number;
  since: number;
  readonly tickets: number[];
  readonly ids: string[];
}

const TICKETS = 16;

/**
 * Somebody wants another customer on a ticket that has one (design: re-binding needs a second person, and is a signal).
 * A mistake is put right so, and waits; who then reaches for the other customer at once did not want it put right, and who asks
 * on ticket after ticket cuts keys. What was decided is told by `rebound-ticket`.
 */
export const rebindAsked: Detector<Few<Asked>> = {
  kind: 'rebind-asked',
  needs: ['accesses'],
  keepFor: Infinity,
  keyOf: (event) =>
    event.agent !== '' && event.ticket !== null && (event.flags.includes('rebind') || isDenied(event))
      ? 'asked'
      : null,
  fresh: noneYet,
  see(state, event, about) {
    const now = secondsOf(event.at);
    const ticket = hash32(event.ticket ?? '');
    const days = about.threshold('days');
    const known = ofAgent(state, event.agent);
    if (!event.flags.includes('rebind')) {
      if (known?.ticket !== ticket || now - known.at > about.threshold('minutes') * 60) return null;
      lately(known.ids, event.id);
      return {
        severity: 'medium',
        reason: `Asked for another customer on ticket ${event.ticket ?? ''}, and reached for what was refused without waiting.`,
        events: [...known.ids],
      };
    }
    const isOver = (kept: Asked): boolean => now - kept.since > days * 86_400;
    const asked =
      known === undefined || isOver(known) ? { ticket, at: now, since: now, tickets: [], ids: [] } : known;
    Object.assign(asked, { ticket, at: now });
    lately(asked.ids, event.id);
    const isAnother = isNew(asked.tickets, ticket, TICKETS);
    keepOf(state, event.agent, asked, isOver);
    if (!isAnother) return null;
    const many = asked.tickets.length;
    return {
      severity: many >= about.threshold('tickets') ? 'medium' : 'low',
      reason: `Asked for another customer on ${many === 1 ? 'a ticket' : `${many} tickets in ${days} days`} that had one.`,
      events: [...asked.ids],
    };
  },
};
