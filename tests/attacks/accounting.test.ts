import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openScene, type Bound, type Scene } from './attack.ts';

/*
 * An accounting lists each disclosure of health information that nobody confirmed to be an exception, keeps a recipient
 * back only while an agency's word holds, and reaches six years back and no further (45 CFR 164.528).
 */

let scene: Scene;
let olivia: Visitor;
let bound: Bound;
let id: string;

interface Told {
  readonly accounting: {
    readonly disclosures: readonly { readonly purpose: string; readonly ruled: boolean; times: number }[];
    readonly leftOut: readonly { readonly why: string; readonly count: number }[];
    readonly suspended: number;
  };
}

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
  bound = await scene.boundTicket('per_hana', 'pharmacy-support');
  const seen = await (await scene.enter('per_hana')).get(`/api/tickets/${bound.ticket.id}`);
  expect(seen.status, JSON.stringify(seen.json)).toBe(200);
  scene.pass(1);
  id = await opened(olivia);
});
afterAll(() => scene.close());

async function opened(who: Visitor, period: object = {}): Promise<string> {
  const answer = await who.post('/api/subject-requests', {
    ...{ kind: 'accounting', source: 'harbor', subject: String(bound.customer.id) },
    ...{ receivedAt: new Date().toISOString(), ...period },
  });
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return (answer.json as { id: string }).id;
}

async function accounting(who = olivia, of = id): Promise<Told['accounting']> {
  const answer = await who.get(`/api/subject-requests/${of}/report`);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return (answer.json as Told).accounting;
}

async function rule(ruling: string): Promise<void> {
  const what = {
    agreement: 'agr_harbor_brightline',
    purpose: 'pharmacy-support',
  };
  const answer = await olivia.post('/api/accounting/rulings', { ...what, ruling });
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
}

it('lists what nobody ruled on, leaves out what is an exception, and lists it again once it is none', async () => {
  const told = await accounting();
  expect(told.disclosures).toMatchObject([{ purpose: 'pharmacy-support', ruled: false, times: 1 }]);
  await rule('treatment-payment-operations');
  expect(await accounting()).toMatchObject({
    disclosures: [],
    leftOut: [{ why: 'treatment-payment-operations', count: 1 }],
  });
  await rule('none');
  expect((await accounting()).disclosures).toMatchObject([{ ruled: true, times: 1 }]);
});

it('keeps a period to what was asked for, and no longer than there was', async () => {
  const at = Date.now();
  const before = new Date(at - 60_000).toISOString();
  const earlier = await opened(olivia, { from: '2025-01-01T00:00:00Z', until: before });
  expect((await accounting(olivia, earlier)).disclosures).toEqual([]);
  for (const period of [
    { from: '2019-01-01T00:00:00Z' },
    { until: new Date(at + 60_000).toISOString() },
    { from: before, until: before },
  ]) {
    const refused = await olivia.post('/api/subject-requests', {
      ...{ kind: 'accounting', source: 'harbor', subject: String(bound.customer.id) },
      ...{ receivedAt: new Date(at).toISOString(), ...period },
    });
    expect(refused.status, JSON.stringify(period)).toBe(400);
  }
});

it('says nothing of a recipient while an agency’s word holds, and all of it again after', async () => {
  const day = 86_400_000;
  const suspend = (days: number) =>
    olivia.post(`/api/subject-requests/${id}/suspensions`, {
      ...{ recipient: scene.signInOf('per_hana').party, agency: 'law-enforcement', written: false },
      until: new Date(Date.now() + days * day).toISOString(),
    });
  expect((await suspend(31)).status).toBe(400);
  expect((await suspend(30)).status).toBe(200);
  expect(await accounting()).toMatchObject({ disclosures: [], suspended: 1 });
  const url = `${scene.baseUrl}/api/subject-requests/${id}/report.pdf`;
  const answer = await fetch(url, { headers: { cookie: olivia.cookie() } });
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(text).toContain('"disclosures":[]');
  for (const silent of ['pharmacy', 'agency', 'suspend']) expect(text).not.toContain(silent);
  scene.pass(30 * day);
  const later = await again();
  expect(await accounting(later)).toMatchObject({ disclosures: [{ times: 1 }], suspended: 0 });

  // Six years after the disclosure to the day it is still told of, and no longer.
  scene.pass(5 * 365 * day);
  expect((await accounting(...(await anew()))).disclosures).toHaveLength(1);
  scene.pass(365 * day);
  expect((await accounting(...(await anew()))).disclosures).toEqual([]);
});

/** The same person, signed in at the time it is now. */
async function again(): Promise<Visitor> {
  const visitor = scene.visitor('per_olivia');
  await visitor.signIn();
  await visitor.stepUp();
  return visitor;
}

async function anew(): Promise<readonly [Visitor, string]> {
  const who = await again();
  return [who, await opened(who)];
}
