import type { Drill, Tried } from '../drill.ts';
import { ground, holdsNone, limited, refused } from '../trying.ts';

const UNBOUND = ['ticket-not-bound', 'not-in-scope', 'ticket-not-in-hand', 'not-permitted'];

export const ticketRebinding: Drill = {
  name: 'ticket-rebinding',
  title: 'Re-binding a ticket',
  attack: 'An agent ties a ticket of their own to the customer they want to look at.',
  expectedControl: 'An agent’s own binding opens nothing, and another customer needs a second person.',
  behind: { effect: 'hand' },
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    const caller = await range.ticket('caller', agent);
    tried.push(ground('noting who the caller says they are', await agent.lookUp(caller, 'lookup')));
    tried.push(ground('a fresh second factor', await agent.stepUp()));
    tried.push(refused('a value through their own claim', await agent.reveal(caller, range.canary), UNBOUND));
    const bound = await range.ticket('no-such-customer', agent);
    const asked = await agent.lookUp(bound, 'rebind');
    tried.push(refused('another customer on a bound ticket', asked, ['second-person-needed']));
    const after = await agent.reveal(bound, range.canary);
    tried.push(refused('a value of that customer right after', after, UNBOUND));
    return tried;
  },
};

const NOT_THEIRS = ['not-in-scope'];

export const ticketlessAccess: Drill = {
  name: 'ticketless-access',
  title: 'Access without a ticket',
  attack: 'An agent opens a colleague’s ticket, a closed one and one that does not exist.',
  expectedControl: 'A customer is seen through a ticket in hand, and through no other.',
  behind: { effect: 'hand' },
  notice: 'must',
  async run(range) {
    const [agent, colleague] = [await range.agent(), await range.agent()];
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    tried.push(ground('a fresh second factor', await agent.stepUp()));
    // The canary’s ticket is a colleague’s: whoever got at it would be kept out by that, and this drill is not about that.
    const closed = await range.ticket('no-such-customer', agent);
    tried.push(ground('their own ticket while it is open', await agent.get(`/api/tickets/${closed}`)));
    await range.closeTicket(closed);
    const late = await agent.reveal(closed, range.canary);
    tried.push(refused('a value through a closed ticket', late, ['ticket-not-in-hand', 'not-in-scope']));
    const nowhere = await agent.get('/api/tickets/tic_none');
    tried.push(refused('a ticket that does not exist', nowhere, NOT_THEIRS));
    for (const whose of ['no-such-customer', 'canary'] as const) {
      const theirs = await range.ticket(whose, colleague);
      tried.push(refused('a colleague’s ticket', await agent.get(`/api/tickets/${theirs}`), NOT_THEIRS));
      const value = await agent.reveal(theirs, range.canary);
      tried.push(refused('a value through a colleague’s ticket', value, NOT_THEIRS));
    }
    return tried;
  },
};

/** Wrong addresses that are typed one after the other, where the agreement sets no limit. */
const LOOKUPS = 60;

export const enumeration: Drill = {
  name: 'enumeration',
  title: 'Walking through customers',
  attack: 'An agent asks for customer numbers beside their ticket’s, and types address after address.',
  expectedControl: 'A ticket opens its own customer only, and look-ups are counted, hits and misses alike.',
  behind: { effect: 'limit', kind: 'lookups-per-shift' },
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    tried.push(ground('a fresh second factor', await agent.stepUp()));
    const ticket = await range.ticket('no-such-customer', agent);
    const other = await agent.reveal(ticket, range.canary);
    tried.push(refused('another customer’s number on this ticket', other, UNBOUND));
    const most = range.limits.lookups ?? LOOKUPS;
    let last = await agent.lookUp(ticket, 'lookup', 'nobody0@example.com');
    tried.push(ground('one look-up', last));
    for (let nth = 1; nth <= most && last.status < 300; nth += 1) {
      last = await agent.lookUp(ticket, 'lookup', `nobody${String(nth)}@example.com`);
    }
    tried.push(refused(`more than ${String(most)} look-ups`, last, ['limit-reached']));
    return tried;
  },
};

/** Reveals that are asked for, where the agreement sets no limit. */
const REVEALS = 60;

export const revealAbuse: Drill = {
  name: 'reveal-abuse',
  title: 'Too many reveals',
  attack: 'An agent reveals without a fresh second factor, with a forged signature, and over and over again.',
  expectedControl: 'A reveal wants a fresh second factor and a signature, and a shift has only so many.',
  behind: { effect: 'limit', kind: 'reveals-per-shift' },
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    // The canary last: whoever touches it has no session for long.
    const nobodys = await range.ticket('no-such-customer', agent);
    const stale = await agent.reveal(nobodys, range.canary);
    tried.push(refused('a reveal without a fresh second factor', stale, ['step-up-needed']));
    tried.push(ground('a fresh second factor', await agent.stepUp()));
    const forged = await agent.reveal(nobodys, range.canary, true);
    tried.push(refused('a reveal that was signed for something else', forged, ['signature-invalid']));
    const ticket = await range.ticket('canary', agent);
    const most = range.limits.reveals ?? REVEALS;
    // One is left, and two are asked for at once: whoever touches the canary is kept out at once, and no limit would be seen.
    await range.useUp(agent, most - 1);
    const asked = [agent.reveal(ticket, range.canary), agent.reveal(ticket, range.canary)];
    tried.push(...limited(`more than ${String(most)} reveals`, 1, await Promise.all(asked)));
    return tried;
  },
};

export const maskBypass: Drill = {
  name: 'mask-bypass',
  title: 'Around the masks',
  attack: 'An agent looks for values that are masked in the page, in the conversation and in their own note.',
  expectedControl: 'Values are masked where they are read, and texts lose what belongs to the customer.',
  behind: { effect: 'permission', operation: 'read' },
  notice: 'must',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    const ticket = await range.ticket('canary', agent);
    const text = `The customer is at ${agent.raw.join(' or ')}.`;
    const other = await range.agent();
    tried.push(ground('signing in as another', await other.signIn()));
    // All at once, and the note read again by another: whoever touches a canary has no session for long.
    const [page, wanted, note] = await Promise.all([
      agent.get(`/api/tickets/${ticket}`),
      agent.get(`/api/tickets/${ticket}?fields=email&treatment=clear`),
      agent.post(`/api/tickets/${ticket}/note`, { text }),
    ]);
    await range.hand(ticket, other);
    const again = await other.get(`/api/tickets/${ticket}`);
    tried.push(ground('opening the ticket', page), ground('saving a note', note));
    tried.push(holdsNone('the address in the card and the conversation', page, agent.raw));
    tried.push(holdsNone('the address in the answer to a note', note, agent.raw));
    tried.push(ground('opening the ticket as another', again));
    tried.push(holdsNone('the address in their note, read by another', again, [...agent.raw, ...other.raw]));
    tried.push(holdsNone('asking for a field in clear', wanted, agent.raw));
    return tried;
  },
};
