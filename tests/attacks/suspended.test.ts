import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import {
  emailShown,
  expectNothingOf,
  expectRefused,
  openScene,
  said,
  type Bound,
  type Scene,
} from './attack.ts';

/* An agreement that was suspended: nothing at any door, at once, until the company and nobody else resumes it. */

let scene: Scene;
let ada: Visitor;
let olivia: Visitor;
let vera: Visitor;

const AGREEMENT = 'agr_harbor_brightline';
const at = (act: string) => `/api/agreements/${AGREEMENT}/${act}`;

beforeAll(async () => {
  scene = await openScene();
  [ada, olivia, vera] = await Promise.all([
    scene.enterFresh('per_ada'),
    scene.enterFresh('per_olivia'),
    scene.enterFresh('per_vera'),
  ]);
});
afterAll(() => scene.close());

const email = { resource: 'customers', field: 'email' };

/** Every way of the workspace to a customer's data. */
function everyDoor({ ticket, customer }: Bound): readonly (() => ReturnType<Visitor['get']>)[] {
  const path = `/api/tickets/${ticket.id}`;
  const act = (name: 'lookup' | 'confirm' | 'rebind') => () =>
    ada.post(
      `${path}/${name}`,
      ada.signed({ act: name, ticket: ticket.id, ...email, value: customer.email }),
    );
  const cell = { ticket: ticket.id, ...email, key: String(customer.id), reason: 'customer-asked' };
  return [
    () => ada.get(path),
    () => ada.post(`${path}/reveal`, ada.signed({ act: 'reveal', ...cell })),
    act('lookup'),
    act('confirm'),
    act('rebind'),
    () => ada.post(`${path}/note`, { text: `wrote to ${customer.email}` }),
    () => ada.post(`${path}/reply`, { text: 'hello' }),
  ];
}

const ok = { status: 200 };

describe('a suspended agreement', () => {
  it('shows nothing at any door within a second, the open screen and the open reveal included', async () => {
    const bound = await scene.boundTicket('per_ada');
    const carla = await scene.browse('per_carla');
    const cookie = [...carla.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const stream = await fetch(`${scene.baseUrl}/api/workspace/stream`, { headers: { cookie } });
    const heard = stream.text();
    const reveal = everyDoor(bound)[1] ?? (() => ada.get('/'));
    const shown = await reveal();
    expect(await emailShown(ada, bound, shown)).toBe(bound.customer.email);
    const { id } = shown.json as { id: string };

    const started = performance.now();
    const suspended = await scene.attack(() => olivia.post(at('suspend'), {}));
    expect(suspended.answer).toMatchObject({ status: 200, json: { revealsClosed: 1 } });
    expect(suspended.entered).toContainEqual(
      expect.objectContaining({ kind: 'agreement-suspended', person: 'per_olivia', code: null }),
    );
    expect(await heard).toContain('event: revoked\ndata: {"code":"agreement-suspended"');
    for (const door of everyDoor(bound)) {
      const attack = await scene.attack(door);
      expectRefused(attack, 'agreement-suspended', 'per_ada');
      expectNothingOf(bound.customer, attack);
    }
    expect(performance.now() - started).toBeLessThan(2000);
    const again = await scene.attack(() => ada.get(`/api/reveals/${id}`));
    expectRefused(again, 'reveal-expired', 'per_ada');
    expectNothingOf(bound.customer, again);
    // Nobody was signed out: the queue, which holds no customer data, is still there.
    expect(await ada.get('/api/tickets')).toMatchObject(ok);

    // A second replica, which heard nothing and starts from the tables, refuses as well.
    scene.house.inForce.forget();
    scene.house.cover.forget();
    expectRefused(
      await scene.attack(() => ada.get(`/api/tickets/${bound.ticket.id}`)),
      'agreement-suspended',
      'per_ada',
    );
  });

  it('is not resumed by the vendor, by whoever drafts, or without a fresh second factor', async () => {
    const bound = await scene.boundTicket('per_ada');
    const [victor, olga] = [await scene.enterFresh('per_victor'), await scene.browse('per_priya')];
    expectRefused(await scene.attack(() => vera.post(at('resume'), {})), 'role-not-allowed', 'per_vera');
    expectRefused(await scene.attack(() => ada.post(at('resume'), {})), 'role-not-allowed', 'per_ada');
    expectRefused(await scene.attack(() => victor.post(at('resume'), {})), 'role-not-allowed', 'per_victor');
    scene.pass(20 * 60_000);
    expectRefused(await scene.attack(() => olga.post(at('resume'), {})), 'step-up-needed', 'per_priya');
    // Neither does a new offer, a renewal, or another signature.
    for (const act of ['offer', 'withdraw'] as const) {
      expect((await victor.post(at(act), {})).status).toBe(409);
    }
    expect(await vera.post(at('renew'), {})).toMatchObject(ok);
    await scene.house.tickets.touch(bound.ticket.id, new Date());
    const attack = await scene.attack(() => ada.get(`/api/tickets/${bound.ticket.id}`));
    expectRefused(attack, 'agreement-suspended', 'per_ada');
    expectNothingOf(bound.customer, attack);
  });

  it('opens when its suspension is gone, and by that alone', async () => {
    const bound = await scene.boundTicket('per_ada');
    const path = `/api/tickets/${bound.ticket.id}`;
    expectRefused(await scene.attack(() => ada.get(path)), 'agreement-suspended', 'per_ada');
    // The control taken out: the same request shows the customer, so the refusals above were this control's.
    await scene.asOwner(
      `DELETE FROM cordon.agreement_events WHERE agreement_id = $1 AND kind = 'suspended'`,
      [AGREEMENT],
    );
    await scene.house.agreementDeps.changed(AGREEMENT);
    const shown = await ada.get(path);
    expect(shown).toMatchObject(ok);
    expect(said(shown)).toContain(bound.customer.name);
    expect(await olivia.stepUp()).toMatchObject(ok);
    expect(await olivia.post(at('suspend'), {})).toMatchObject(ok);
    expectRefused(await scene.attack(() => ada.get(path)), 'agreement-suspended', 'per_ada');
    const resumed = await scene.attack(() => olivia.post(at('resume'), {}));
    expect(resumed.answer).toMatchObject(ok);
    expect(resumed.entered).toContainEqual(
      expect.objectContaining({ kind: 'agreement-resumed', code: null }),
    );
    expect(await ada.get(path)).toMatchObject(ok);
  });
});

describe('an agreement that was not offered', () => {
  it('is as unknown to the vendor as one that does not exist', async () => {
    const drafted = await scene.enterFresh('per_victor').then((victor) =>
      victor.post('/api/agreements', {
        ...{ vendor: 'pty_brightline', source: 'harbor', title: 'Support, next' },
        ...{ from: '2026-12-01T00:00:00Z', until: '2027-12-01T00:00:00Z' },
      }),
    );
    const { id } = (drafted.json as { row: { id: string } }).row;
    const nameless = (answer: string) => answer.replaceAll(id, 'ID').replaceAll('agr_none', 'ID');
    for (const path of ['', '/history', '/suspend']) {
      const [hidden, none] = [
        await vera.get(`/api/agreements/${id}${path}`),
        await vera.get(`/api/agreements/agr_none${path}`),
      ];
      expect(hidden.status).toBe(404);
      expect(nameless(said(hidden))).toBe(nameless(said(none)));
    }
    expect(said(await vera.get('/api/agreements'))).not.toContain(id);
    for (const act of ['suspend', 'renew'] as const) {
      expect(await vera.stepUp()).toMatchObject(ok);
      expectRefused(
        await scene.attack(() => vera.post(`/api/agreements/${id}/${act}`, {})),
        'not-in-scope',
        'per_vera',
      );
    }
  });
});
