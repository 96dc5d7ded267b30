import { randomBytes } from 'node:crypto';
import type { House } from '../../packages/server/src/compose.ts';
import { visitor, type Visitor } from '../../packages/server/src/demo/client.ts';
import { ticketSeed } from '../../packages/server/src/demo/seed/tickets.ts';

/** An agent at a desk: signed in, with tickets in hand. */
export interface Desk {
  readonly cookie: string;
  readonly tickets: readonly string[];
  /** Customers of the tickets, in their order. */
  readonly customers: readonly string[];
  readonly browser: Visitor;
}

const VENDOR = 'pty_brightline';
const AGREEMENT = 'agr_harbor_brightline';
const PURPOSE = 'order-support';

/**
 * Adds agents to the demo's vendor as on a working floor: each signs in through the server with both factors, and has
 * tickets of different customers in hand.
 * @param baseUrl where the house of the demo listens
 */
export async function fillFloor(
  house: House,
  baseUrl: string,
  { agents, ticketsEach, customers }: { agents: number; ticketsEach: number; customers: number },
): Promise<readonly Desk[]> {
  const now = house.now();
  const bound = ticketSeed(now, customers).filter(
    ({ party, purpose, requester }) => party === VENDOR && purpose === PURPOSE && requester !== null,
  );
  const desks: Desk[] = [];
  for (let nth = 0; nth < agents; nth += 1) {
    const id = `per_floor${String(nth)}`;
    const email = `floor${String(nth)}@brightline.example.com`;
    const { password, totpSecret } = await house.identity.createPersonWithTotp({
      id,
      partyId: VENDOR,
      siteId: 'sit_manila',
      name: `Agent ${String(nth)}`,
      email,
      role: 'agent',
      accessRole: 'tier1',
      purpose: PURPOSE,
      password: `demo-${randomBytes(9).toString('base64url')}`,
      totp: randomBytes(24).toString('base64url'),
      at: now,
    });
    const work = { person: id, agreement: AGREEMENT, accessRole: 'tier1', purpose: PURPOSE, site: null };
    const always = { shift: null, from: now, until: null, by: null };
    await house.assignments.make([{ id: `asg_${id}`, ...work, ...always }], now);
    const browser = visitor(baseUrl, { email, password, totpSecret });
    await browser.signIn();
    const tickets: string[] = [];
    const of: string[] = [];
    for (let each = 0; each < ticketsEach; each += 1) {
      const delivered = bound[(nth * ticketsEach + each) % bound.length];
      if (delivered === undefined) throw new Error('the demo has no ticket to give');
      const externalId = `floor-${String(nth)}-${String(each)}`;
      const ticket = await house.tickets.intake.receive({ ...delivered, externalId, status: 'open' });
      await house.tickets.assign(ticket.id, id, now);
      tickets.push(ticket.id);
      of.push(delivered.requester?.subject ?? '');
    }
    desks.push({ cookie: browser.cookie(), tickets, customers: of, browser });
  }
  return desks;
}
