import { compile } from '@cordon/core/policy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GatePorts } from '../../packages/server/src/gate/index.ts';
import type { Browser } from '../support/identity/browser.ts';
import { expectNothingOf, expectRefused, openScene, type Bound, type Scene } from './attack.ts';

/*
 * Somebody who works at two sites: each site's networks let them in for the work of that site alone, at every statement,
 * and a site that is closed lets nobody in.
 */

const MANILA = '203.0.113.9';
const CEBU = '198.51.100.9';
const AGREEMENT = 'agr_harbor_brightline';

let scene: Scene;
let ada: Browser;
/** Assigned at Manila. */
let orders: Bound;
/** Assigned at Cebu. */
let pharmacy: Bound;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.pass(60_000);
  await scene.asOwner(`UPDATE cordon.networks SET cidr = '127.0.0.1/32' WHERE id = 'net_bright_demo4'`);
  ada = await scene.browse('per_ada');
  await scene.asOwner(`UPDATE cordon.networks SET cidr = '192.0.2.0/28' WHERE id = 'net_bright_demo4'`);
  const { assignments } = scene.house;
  const always = { shift: null, from: new Date(0), until: null, by: null };
  const work = { person: 'per_ada', agreement: AGREEMENT, ...always };
  await assignments.make(
    [
      ...[
        {
          ...work,
          id: `asg_o${Date.now()}`,
          accessRole: 'tier1',
          purpose: 'order-support',
          site: 'sit_manila',
        },
      ],
      ...[
        {
          ...work,
          id: `asg_p${Date.now()}`,
          accessRole: 'tier2',
          purpose: 'pharmacy-support',
          site: 'sit_cebu',
        },
      ],
    ],
    new Date(),
  );
  orders = await scene.boundTicket('per_ada', 'order-support');
  pharmacy = await scene.boundTicket('per_ada', 'pharmacy-support');
  await scene.asOwner(`UPDATE cordon.tickets SET status = 'open' WHERE id = $1`, [orders.ticket.id]);
});

const read = ({ ticket }: Bound) => ada.get(`/api/tickets/${ticket.id}`);
const clauses = ({ json }: { json: unknown }) =>
  (json as { error: { citations: { clause: string }[] } }).error.citations.map(({ clause }) => clause);

describe('with work at two sites', () => {
  it('each is done from its own site’s networks, and from the party’s both', async () => {
    for (const [ip, here, there] of [
      [MANILA, orders, pharmacy],
      [CEBU, pharmacy, orders],
    ] as const) {
      ada.ip = ip;
      expect((await read(here)).status).toBe(200);
      const attack = await scene.attack(() => read(there));
      expectRefused(attack, 'network-not-allowed', 'per_ada');
      expect(clauses(attack.answer)).toEqual(['4.2']);
      expectNothingOf(there.customer, attack);
    }
    ada.ip = '192.0.2.9';
    for (const one of [orders, pharmacy]) expect((await read(one)).status).toBe(200);
  });

  it('the rule holds also where the terms do not name it', async () => {
    const { inForce } = scene.house;
    const signed = inForce.inForce.bind(inForce);
    Object.assign(inForce, {
      inForce: async (...asked: Parameters<typeof signed>) => {
        const answer = await signed(...asked);
        if (!answer.ok) return answer;
        const { terms, termsHash, dataMap } = answer.policy;
        const conditions = terms.conditions.filter(({ kind }) => kind !== 'network');
        const compiled = compile({ ...terms, conditions }, termsHash, dataMap);
        if (!compiled.ok) throw new Error('the terms must compile');
        return { ok: true, policy: compiled.policy };
      },
    });
    ada.ip = MANILA;
    const [fine, attack] = [await read(orders), await scene.attack(() => read(pharmacy))];
    Object.assign(inForce, { inForce: signed });
    expect(fine.status).toBe(200);
    expectRefused(attack, 'network-not-allowed', 'per_ada');
    expectNothingOf(pharmacy.customer, attack);
  });

  it('the queue gives work of the site they are at, and none where they have none', async () => {
    await scene.asOwner(`UPDATE cordon.tickets SET status = 'closed' WHERE assignee_id = 'per_ada'`);
    ada.ip = CEBU;
    const next = await ada.post('/api/tickets/next', {});
    const ticket = await scene.house.tickets.find((next.body as { id: string }).id);
    expect(ticket?.purpose).toBe('pharmacy-support');
    await scene.asOwner(
      `UPDATE cordon.assignments SET site_id = 'sit_manila' WHERE person_id = 'per_ada' AND ended_at IS NULL`,
    );
    expect((await ada.post('/api/tickets/next', {})).code).toBe('network-not-allowed');
  });

  it('is let in nowhere by the own site once assigned elsewhere, and by it without an assignment', async () => {
    await scene.asOwner(
      `UPDATE cordon.assignments SET site_id = 'sit_cebu' WHERE person_id = 'per_ada' AND ended_at IS NULL`,
    );
    ada.ip = MANILA;
    expectRefused(await scene.attack(() => read(orders)), 'network-not-allowed', 'per_ada');
    await scene.asOwner(
      `UPDATE cordon.assignments SET until_at = $1 WHERE person_id = 'per_ada' AND ended_at IS NULL`,
      [new Date()],
    );
    expect((await ada.get('/api/session')).status).toBe(200);
    expect((await read(orders)).code).toBe('not-permitted');
  });

  it('what is read while its site changes is not released', async () => {
    const real = scene.house.gatePorts.source;
    const moves: GatePorts['source'] = {
      ...real,
      readCase: async (plans, values) => {
        const answer = await real.readCase(plans, values);
        await scene.asOwner(
          `UPDATE cordon.assignments SET site_id = 'sit_cebu' WHERE person_id = 'per_ada' AND purpose = 'order-support'
             AND ended_at IS NULL`,
        );
        // The session may still come from here, for other work.
        await scene.asOwner(
          `UPDATE cordon.assignments SET site_id = 'sit_manila' WHERE person_id = 'per_ada' AND purpose = 'pharmacy-support'
             AND ended_at IS NULL`,
        );
        return answer;
      },
    };
    ada.ip = MANILA;
    Object.assign(scene.house.gatePorts, { source: moves });
    const attack = await scene.attack(() => read(orders));
    Object.assign(scene.house.gatePorts, { source: real });
    expectRefused(attack, 'network-not-allowed', 'per_ada');
    expectNothingOf(orders.customer, attack);
    expect((await ada.get('/api/session')).status).toBe(200);
  });
});

describe('a closed site', () => {
  it('lets nobody in, whoever lists its ranges again, and its work is over', async () => {
    const olivia = await scene.enterFresh('per_olivia');
    const added = await olivia.post('/api/sites', { party: 'pty_brightline', name: 'Davao', country: 'PH' });
    const { id } = added.json as { id: string };
    await scene.asOwner(
      `INSERT INTO cordon.networks (id, party_id, site_id, cidr, label) VALUES ('net_davao', 'pty_brightline', $1, '192.0.2.64/28', 'Davao')`,
      [id],
    );
    await scene.asOwner(
      `UPDATE cordon.assignments SET site_id = $1 WHERE person_id = 'per_ada' AND purpose = 'order-support' AND ended_at IS NULL`,
      [id],
    );
    ada.ip = '192.0.2.66';
    expect((await read(orders)).status).toBe(200);
    expect(await olivia.post(`/api/sites/${id}/close`, {})).toMatchObject({
      status: 200,
      json: { assignments: 1, networks: 1, leases: 0 },
    });
    expectRefused(await scene.attack(() => read(orders)), 'network-not-allowed', 'per_ada');
    await scene.asOwner(
      `INSERT INTO cordon.networks (id, party_id, site_id, cidr, label) VALUES ('net_davao', 'pty_brightline', $1, '192.0.2.64/28', 'Davao')`,
      [id],
    );
    await scene.asOwner(`UPDATE cordon.persons SET site_id = $1 WHERE id = 'per_ada'`, [id]);
    await scene.asOwner(
      `UPDATE cordon.assignments SET until_at = $1 WHERE person_id = 'per_ada' AND ended_at IS NULL`,
      [new Date()],
    );
    expect((await ada.get('/api/tickets')).code).toBe('network-not-allowed');
    // Opened again by hand, it does let in: the refusal was the site's.
    await scene.asOwner('UPDATE cordon.sites SET closed_at = NULL, closed_by = NULL WHERE id = $1', [id]);
    expect((await ada.get('/api/session')).status).toBe(200);
    expect((await ada.get('/api/tickets')).status).toBe(200);
  });
});
