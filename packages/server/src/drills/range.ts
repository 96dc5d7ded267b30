import type { Cell, DrillAgent, Range, TicketOf } from '@cordon/core/drills';
import { Failure } from '@cordon/core/kernel';
import { effectiveView, type Policy } from '@cordon/core/policy';
import type { Canary } from '../canaries/canary.ts';
import { authenticatorApp } from '../demo/client.ts';
import { newId } from '../platform/ids.ts';
import { ask, openBrowser } from './browser.ts';
import type { DrillDeps, DrilledAgreement } from './deps.ts';
import { DRILL_PARTY } from './ground.store.ts';

/** An address that documents use (RFC 5737): nobody comes from there. */
const LISTED = '192.0.2.1';

/** A customer number that nobody has. */
const NOBODY = '-1';

/** One drill's place: what it is made under, and what was made for it. */
export interface Place {
  readonly range: Range;
  /** Everybody it made, the attacker first. */
  readonly people: readonly string[];
}

interface Work {
  readonly agreement: string;
  readonly vendor: string;
  readonly role: string;
  readonly purpose: string;
}

/**
 * Makes what one drill is made on. Whatever it makes is noted first and stands until it is taken away.
 * @param at where the installation answers
 */
export function openPlace(
  deps: DrillDeps,
  run: string,
  {
    agreement,
    policy,
    canary,
  }: {
    readonly agreement: DrilledAgreement;
    readonly policy: Policy;
    readonly canary: Canary;
  },
  at: string,
): Place {
  const { ground, tickets, now } = deps;
  const people: string[] = [];
  const cookies = new Map<string, () => string>();
  const sites = new Map<string, string>();
  const work = workIn(policy, agreement);
  const lookupCell = cellWith(policy, work, 'lookup');
  const revealCell = cellWith(policy, work, 'reveal');

  const hire = async (party: string, listed: string | null, as: Work | null): Promise<DrillAgent> => {
    const [id, site] = [newId('drill'), newId('sit')];
    const stranger = { email: `${id}@drills.example.com`, password: newId('pw') };
    await ground.site(run, party, site, now());
    await ground.note(run, 'person', id, now());
    const { totpSecret } = await deps.identity.createPersonWithTotp({
      ...{
        id,
        partyId: party,
        siteId: site,
        name: `Breach drill ${id.slice(-8)}`,
        role: 'agent',
        ...stranger,
      },
      ...{ accessRole: as?.role ?? null, purpose: as?.purpose ?? null },
      ...{ totp: newId('t').slice(0, 32), at: now() },
    });
    people.push(id);
    sites.set(id, site);
    if (as !== null) {
      const times = { from: now(), until: null, shift: null, by: null };
      const made = { id: newId('asg'), person: id, agreement: as.agreement, accessRole: as.role };
      await deps.assignments.make([{ ...made, purpose: as.purpose, site, ...times }], now());
    }
    const code = authenticatorApp(totpSecret);
    const browser = openBrowser(at, new URL(deps.baseUrl).origin, { ...stranger, code });
    cookies.set(id, browser.cookie);
    if (listed !== null) await ground.network(run, site, newId('net'), listed, now());
    else await comeIn(party, id, site, browser);
    return agentOf(id, browser);
  };

  /** From where the installation sees the runner come to a party; null where that is listed for all of it anyway. */
  const seen = new Map<string, string | null>();

  /** A person of the drill comes from wherever the runner is: where that is not listed, it is for their site alone. */
  const comeIn = async (
    party: string,
    person: string,
    site: string,
    browser: ReturnType<typeof openBrowser>,
  ): Promise<void> => {
    let from = seen.get(party);
    if (from === undefined) {
      from = (await browser.password()).status < 300 ? null : await ground.seenFrom(person);
      seen.set(party, from);
    }
    if (from !== null) await ground.network(run, site, newId('net'), from, now());
  };

  /** Lists the address somebody was refused from. */
  const letIn = async (person: string, site: string): Promise<void> => {
    const from = await ground.seenFrom(person);
    if (from !== null) await ground.network(run, site, newId('net'), from, now());
  };

  const agentOf = (id: string, browser: ReturnType<typeof openBrowser>): DrillAgent => ({
    id,
    raw: [canary.address, deps.shownAddress(canary, id, agreement.id)],
    password: (guess) => browser.password(guess),
    signIn: (headers) => browser.signIn(headers),
    stepUp: () => browser.stepUp(),
    get: (path) => browser.get(path),
    post: (path, body) => browser.post(path, body),
    async lookUp(ticket, act, typed) {
      const value = typed ?? canary.address;
      const body = await browser.signed({ act, ticket, ...lookupCell }, { value });
      return browser.post(`/api/tickets/${ticket}/${act}`, body);
    },
    async reveal(ticket, key, forged = false) {
      const reason = 'customer-asked';
      const body = await browser.signed({ act: 'reveal', ticket, ...revealCell, reason }, { key });
      return browser.post(`/api/tickets/${ticket}/reveal`, {
        ...body,
        ...(forged && { reason: 'delivery-problem' }),
      });
    },
    async doorCredential(ticket) {
      const words = { door: 'http', ticket };
      const made = await browser.decided('door-credential-made', words);
      const answer = await browser.post('/api/door-credentials', { ...words, ...made });
      const { secret = '' } = (answer.json ?? {}) as { readonly secret?: string };
      return { answer, secret };
    },
  });

  const ticket = async (of: TicketOf, agent: { readonly id: string }, as = work): Promise<string> => {
    const opened = now();
    const external = newId('DRILL');
    const subject = of === 'canary' ? canary.subject : NOBODY;
    const { id } = await tickets.intake.receive({
      // In the drills' own queue, from which nobody takes.
      ...{ source: agreement.source, externalId: external, party: DRILL_PARTY, purpose: as.purpose },
      ...{ subjectLine: 'Breach drill', priority: 'normal', status: 'open', createdAt: opened },
      requester: of === 'caller' ? null : { by: 'request', subject },
      messages: [
        { id: 'm1', at: opened, author: 'customer', body: `Please write to ${canary.address} only.` },
      ],
    });
    await ground.note(run, 'ticket', id, opened);
    await tickets.assign(id, agent.id, opened);
    return id;
  };

  const range: Range = {
    ...{ canary: canary.subject, source: agreement.source },
    limits: {
      reveals: limitOf(policy, 'reveals-per-shift'),
      lookups: limitOf(policy, 'lookups-per-shift'),
    },
    agent: () => hire(work.vendor, null, work),
    async outsider() {
      const agent = await hire(DRILL_PARTY, LISTED, null);
      const site = sites.get(agent.id) ?? '';
      return { agent, listed: LISTED, letIn: () => letIn(agent.id, site) };
    },
    async pastAgent() {
      const over = await overAgreement(deps, agreement);
      if (over === null) return null;
      const as = { ...work, agreement: over.id, vendor: over.vendor };
      const agent = await hire(over.vendor, null, as);
      return { agent, ticket: await ticket('canary', agent, as) };
    },
    ticket: (of, agent) => ticket(of, agent),
    hand: (id, agent) => tickets.assign(id, agent.id, now()),
    async useUp({ id: person }, reveals) {
      const words = { drillRun: run, reveals };
      const used = { kind: 'reveal' as const, subject: null };
      await deps.enterAct({
        ...{ act: 'drill-used-up', person, party: work.vendor, agreement: agreement.id, ip: null },
        ...{ code: null, at: now(), words, uses: Array.from({ length: reveals }, () => used) },
      });
    },
    closeTicket: (id) => deps.tickets.close(id, now()),
    leave: ({ id }) => deps.leave(id),
    stranger: async (path, headers) => (await ask(at, path, 'GET', headers)).answer,
    bulkRead: () => deps.bulkRead(agreement.source),
    copyHolds: (tampering) => deps.copyHolds(tampering),
    async cutOff(agent, path) {
      const ear = await deps.openEar();
      try {
        const headers = { cookie: cookies.get(agent.id)?.() ?? '' };
        const before = (await ask(ear.url, path, 'GET', headers)).answer;
        await ear.cut();
        return { before, after: (await ask(ear.url, path, 'GET', headers)).answer };
      } finally {
        await ear.close();
      }
    },
  };
  return { range, people };
}

/** The first work the terms let somebody do that has a reveal. @throws Failure `not-permitted` where none does */
function workIn({ terms }: Policy, { id, vendor }: DrilledAgreement): Work {
  const found = terms.permissions.find(
    ({ operations, fields }) =>
      operations.includes('read') &&
      operations.includes('reveal') &&
      fields.some(({ reveal }) => reveal !== undefined && reveal.approval !== true),
  );
  const [role] = found?.roles ?? [];
  if (found === undefined || role === undefined) {
    throw new Failure('not-permitted', `${id} lets nobody read and reveal`);
  }
  return { agreement: id, vendor, role, purpose: found.purpose };
}

/** The e-mail of a customer's own record, as it may be looked up or revealed; a cell that nobody may, where none is. */
function cellWith(policy: Policy, { role, purpose }: Work, right: 'lookup' | 'reveal'): Cell {
  for (const { name: resource, fields, key, subjectKey } of policy.dataMap.resources) {
    if (key !== subjectKey) continue;
    const mail = effectiveView(policy, role, purpose, resource).find(
      ({ field, rights }) =>
        rights.includes(right) &&
        fields.some(({ name, category }) => name === field && category === 'user.contact.email'),
    );
    if (mail !== undefined) return { resource, field: mail.field };
  }
  return { resource: 'none', field: 'none' };
}

function limitOf({ terms }: Policy, kind: string): number | null {
  const all = terms.limits.filter((limit) => limit.kind === kind).map(({ max }) => max);
  return all.length === 0 ? null : Math.min(...all);
}

async function overAgreement(
  { agreements, isOver }: DrillDeps,
  { source }: DrilledAgreement,
): Promise<DrilledAgreement | null> {
  for (const one of await agreements()) {
    if (one.source === source && (await isOver(one.id))) return one;
  }
  return null;
}
