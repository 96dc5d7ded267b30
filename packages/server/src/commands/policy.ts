import { Failure, type Decision } from '@cordon/core/kernel';
import { CONFIDENTIALITY, decide, explain, type Policy } from '@cordon/core/policy';
import { stateOf } from '../tickets/index.ts';
import type { House } from '../compose.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** What the policy would say to an agent's read of a resource on a ticket, with conditions taken as met. */
export const policyExplainCommand: Command = {
  name: 'policy explain',
  usage: '--agent ID --resource NAME --ticket ID [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values } = readOptions(argv, {
      agent: { type: 'string' },
      resource: { type: 'string' },
      ticket: { type: 'string' },
      data: { type: 'string' },
    });
    const { agent, resource, ticket } = values;
    if (agent === undefined || resource === undefined || ticket === undefined) {
      throw new Misuse('--agent, --resource and --ticket are needed');
    }
    const { house, close } = await openInstalled(values.data);
    try {
      const { decision, policy } = await explainAccess(house, { agent, resource, ticket });
      const { sentence, lines } = explain(decision, policy);
      io.err(`${[sentence, ...lines].join('\n')}\n`);
      io.out(`${JSON.stringify({ ...decision, sentence })}\n`);
      return decision.allow ? 0 : 1;
    } finally {
      await close();
    }
  },
};

async function explainAccess(
  house: House,
  asked: { readonly agent: string; readonly resource: string; readonly ticket: string },
): Promise<{ readonly decision: Decision; readonly policy: Policy | null }> {
  const now = house.now().getTime();
  const [person, ticket] = await Promise.all([
    findAgent(house, asked.agent),
    house.tickets.find(asked.ticket),
  ]);
  if (person === null) throw new Failure('not-found', `no agent ${asked.agent}`);
  if (ticket === null) throw new Failure('not-found', `no ticket ${asked.ticket}`);
  const { inHandSince } = ticket;
  const cover = await house.cover.of(person.party, ticket.source, house.now(), inHandSince);
  const terms = await house.inForce.inForce(cover?.agreement ?? null, house.now(), inHandSince);
  if (!terms.ok) {
    const citations = [
      { agreement: cover?.agreement ?? null, clause: 'default-deny', effect: 'default' as const },
    ];
    return { decision: { allow: false, code: terms.code, citations }, policy: null };
  }
  const assignment =
    cover === null
      ? null
      : await house.assignments.working(person.id, cover.agreement, ticket.purpose, house.now());
  const decision = decide(
    terms.policy,
    {
      id: person.id,
      kind: 'agent',
      party: person.party,
      side: 'processor',
      role: assignment?.accessRole ?? '',
      site: null,
      // Taken as met: the question is what the agreement says, not whether this person is signed in right now.
      facts: {
        mfa: { at: now, value: true },
        network: { at: now, value: true },
        suspension: { at: now, value: false },
        undertaking: { at: now, value: CONFIDENTIALITY },
        shift: { at: now, value: assignment === null ? 'none' : true },
        posture: { at: now, value: true },
      },
      stepUpAt: now,
    },
    {
      operation: 'read',
      purpose: ticket.purpose,
      source: ticket.source,
      resource: asked.resource,
      ticket: stateOf(ticket, 1),
      usage: {
        subjects: 0,
        newSubject: true,
        unbound: 0,
        newUnbound: true,
        reveals: 0,
        lookups: 0,
        exportedRows: 0,
        subjectsToday: 0,
        lastHour: { customers: 0, newCustomer: true, reveals: 0, lookups: 0 },
      },
    },
    now,
  );
  return { decision, policy: terms.policy };
}

/** An agent by id or e-mail. */
async function findAgent(
  house: House,
  agent: string,
): Promise<{ readonly id: string; readonly party: string } | null> {
  const { rows } = await house.world.pools.app.query<{ id: string; party: string }>(
    `SELECT id, party_id AS party FROM cordon.persons
     WHERE id = $1 OR lower(email) = lower($1)`,
    [agent],
  );
  return rows[0] ?? null;
}
