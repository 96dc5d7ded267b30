import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import {
  emailShown,
  expectNothingOf,
  expectRefused,
  openScene,
  said,
  type Attack,
  type Bound,
  type Scene,
} from './attack.ts';

/* Somebody with a hand inside: terms changed in the database, a ledger that does not write, an agreement that ended. */

let scene: Scene;
let ada: Visitor;
let olivia: Visitor;

const AGREEMENT = 'agr_harbor_brightline';

beforeAll(async () => {
  scene = await openScene();
  [ada, olivia] = await Promise.all([scene.enterFresh('per_ada'), scene.enterFresh('per_olivia')]);
});
afterAll(() => scene.close());

const email = { resource: 'customers', field: 'email' };

/** Every way of the workspace to a customer's data. */
function everyDoor({ ticket, customer }: Bound): readonly (() => ReturnType<Visitor['get']>)[] {
  const at = `/api/tickets/${ticket.id}`;
  const act = (name: 'lookup' | 'confirm' | 'rebind') => () =>
    ada.post(`${at}/${name}`, ada.signed({ act: name, ticket: ticket.id, ...email, value: customer.email }));
  return [
    () => ada.get(at),
    () =>
      ada.post(
        `${at}/reveal`,
        ada.signed({
          ...{ act: 'reveal', ticket: ticket.id, ...email },
          ...{ key: String(customer.id), reason: 'customer-asked' },
        }),
      ),
    act('lookup'),
    act('confirm'),
    act('rebind'),
    () => ada.post(`${at}/note`, { text: `wrote to ${customer.email}` }),
    () => ada.post(`${at}/reply`, { text: 'hello' }),
  ];
}

describe('terms changed in the database by hand', () => {
  it.each([
    ['the terms', `terms = replace(terms, '"treatment":"hidden"', '"treatment":"clear"')`],
    [
      'the terms and their hash',
      `terms = replace(terms, '"treatment":"hidden"', '"treatment":"clear"'),
       terms_hash = sha256(convert_to(replace(terms, '"treatment":"hidden"', '"treatment":"clear"'), 'UTF8'))`,
    ],
    ['their hash', 'terms_hash = sha256(terms_hash)'],
  ])('open nothing: %s', async (_, change) => {
    const bound = await scene.boundTicket('per_ada');
    const [kept] = await scene.asOwner<{ terms: string; terms_hash: Buffer }>(
      'SELECT terms, terms_hash FROM cordon.agreement_versions WHERE agreement_id = $1',
      [AGREEMENT],
    );
    const changed = await scene.asOwner(
      `UPDATE cordon.agreement_versions SET ${change} WHERE agreement_id = $1 RETURNING 1`,
      [AGREEMENT],
    );
    expect(changed).toHaveLength(1);
    // What a restart, or word of any change, does.
    await scene.house.agreementDeps.changed(AGREEMENT);
    for (const door of everyDoor(bound)) {
      const attack = await scene.attack(door);
      expectRefused(attack, 'terms-unsigned', 'per_ada');
      expectNothingOf(bound.customer, attack);
    }
    await scene.asOwner(
      'UPDATE cordon.agreement_versions SET terms = $2, terms_hash = $3 WHERE agreement_id = $1',
      [AGREEMENT, kept?.terms, kept?.terms_hash],
    );
    await scene.house.agreementDeps.changed(AGREEMENT);
    expect((await ada.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
  });

  it.each([
    [
      'a signature taken away',
      `DELETE FROM cordon.agreement_signatures WHERE agreement_id = $1 AND party_id = 'pty_brightline'`,
    ],
    [
      "one party's signature for both",
      `UPDATE cordon.agreement_signatures a SET signature = b.signature FROM cordon.agreement_signatures b
      WHERE a.agreement_id = $1 AND b.agreement_id = $1 AND a.party_id = 'pty_harbor' AND b.party_id = 'pty_brightline'`,
    ],
    [
      'a key revoked',
      `UPDATE cordon.party_keys SET revoked_at = now() WHERE party_id = 'pty_harbor' AND $1 <> ''`,
    ],
  ])('open nothing: %s', async (_, change) => {
    const bound = await scene.boundTicket('per_ada');
    const tables = ['agreement_signatures', 'party_keys'];
    for (const table of tables)
      await scene.asOwner(`CREATE TABLE public.kept_${table} AS TABLE cordon.${table}`);
    await scene.asOwner(change, [AGREEMENT]);
    await scene.house.agreementDeps.changed(AGREEMENT);
    const attack = await scene.attack(() => ada.get(`/api/tickets/${bound.ticket.id}`));
    expectRefused(attack, 'terms-unsigned', 'per_ada');
    expectNothingOf(bound.customer, attack);
    await scene.asOwner('DELETE FROM cordon.agreement_signatures');
    await scene.asOwner(
      'UPDATE cordon.party_keys k SET revoked_at = o.revoked_at FROM public.kept_party_keys o WHERE o.id = k.id',
    );
    await scene.asOwner('INSERT INTO cordon.agreement_signatures TABLE public.kept_agreement_signatures');
    for (const table of tables) await scene.asOwner(`DROP TABLE public.kept_${table}`);
    await scene.house.agreementDeps.changed(AGREEMENT);
    expect((await ada.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
  });
});

describe('a ledger that cannot be written', () => {
  it.each(['ledger_leaves', 'ledger_bodies', 'ledger_checkpoints'])(
    'shows nothing at any door: %s',
    async (table) => {
      const bound = await scene.boundTicket('per_ada');
      await scene.asOwner(`ALTER TABLE cordon.${table} ADD CONSTRAINT down CHECK (false) NOT VALID`);
      const attacks: Attack[] = [];
      for (const door of everyDoor(bound)) attacks.push(await scene.attack(door));
      const stranger = scene.browser();
      const { email: mail, password } = scene.signInOf('per_ben');
      await stranger.post('/api/auth/sign-in/email', { email: mail, password });
      const entering = await stranger.post('/api/auth/two-factor/verify-totp', {
        code: scene.codeOf('per_ben'),
      });
      const others = await scene.attack(() => ada.get('/api/accesses'));
      await scene.asOwner(`ALTER TABLE cordon.${table} DROP CONSTRAINT down`);

      for (const { answer, entered } of [...attacks, others]) {
        expect(answer).toMatchObject({ status: 503, json: { error: { code: 'ledger-unavailable' } } });
        expect(entered).toEqual([]);
      }
      expect(new Set(attacks.map(({ answer }) => said(answer))).size).toBe(1);
      expectNothingOf(bound.customer, attacks);
      expect(entering.status).toBeGreaterThanOrEqual(400);
      expect((await stranger.get('/api/tickets')).status).toBe(401);
      // Written again, it opens again.
      expect((await ada.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
      scene.pass(30_000);
    },
  );

  it.each(['ledger_openings', 'access_events', 'usage'])(
    'writes all of an entry or shows nothing: %s',
    async (table) => {
      const bound = await scene.boundTicket('per_ada');
      await scene.asOwner(`ALTER TABLE cordon.${table} ADD CONSTRAINT down CHECK (false) NOT VALID`);
      const attacks = [await scene.attack(() => ada.get(`/api/tickets/${bound.ticket.id}`))];
      const reveal = everyDoor(bound)[1];
      if (reveal !== undefined) attacks.push(await scene.attack(reveal));
      await scene.asOwner(`ALTER TABLE cordon.${table} DROP CONSTRAINT down`);
      expect(attacks).toHaveLength(2);
      for (const { answer, entered } of attacks) {
        expect(answer).toMatchObject({ status: 503, json: { error: { code: 'ledger-unavailable' } } });
        expect(entered).toEqual([]);
      }
      expectNothingOf(bound.customer, attacks);
    },
  );

  it('keeps what it has: neither Cordon nor its ledger writer may change an entry', async () => {
    const { app, ledger } = scene.house.world.pools;
    for (const pool of [app, ledger]) {
      for (const change of [
        `UPDATE cordon.ledger_bodies SET code = NULL`,
        'DELETE FROM cordon.ledger_leaves',
        'DELETE FROM cordon.ledger_openings',
        'TRUNCATE cordon.ledger_checkpoints',
        'DROP TABLE cordon.ledger_nodes',
        'ALTER TABLE cordon.ledger_leaves ADD COLUMN x int',
      ]) {
        await expect(pool.query(change)).rejects.toMatchObject({ code: '42501' });
      }
    }
    await expect(
      app.query(`INSERT INTO cordon.ledger_leaves VALUES (999999, 'x', sha256('x'))`),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

/** Views of the agreement's terms in the customer database. */
async function viewsOf(agreement: string): Promise<number> {
  const hashes = (await scene.house.agreements.versions(agreement)).map(({ hash }) => hash.toString('hex'));
  const client = new pg.Client({ connectionString: scene.sourceUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT FROM pg_views v, unnest($1::text[]) AS prefix
       WHERE schemaname = 'cordon' AND starts_with(viewname::text, prefix)`,
      [hashes.map((hash) => `v_${hash.slice(0, 16)}_`)],
    );
    return rows.length;
  } finally {
    await client.end();
  }
}

describe('an agreement ended mid-session', () => {
  it('closes every door of the vendor within a second, the open screen included', async () => {
    const bound = await scene.boundTicket('per_ada');
    expect(await viewsOf(AGREEMENT)).toBeGreaterThan(0);
    const carla = await scene.browse('per_carla');
    const cookie = [...carla.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const stream = await fetch(`${scene.baseUrl}/api/workspace/stream`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    const heard = stream.text();
    const reveal = everyDoor(bound)[1] ?? (() => ada.get('/'));
    const revealed = await reveal();
    expect(await emailShown(ada, bound, revealed)).toBe(bound.customer.email);
    const { id } = revealed.json as { id: string };

    const path = `/api/agreements/${AGREEMENT}/end`;
    expectRefused(
      await scene.attack(() => olivia.post(path, { vendorName: 'Brightline' })),
      'bad-request',
      'per_olivia',
    );
    const started = performance.now();
    const ended = await scene.attack(() =>
      olivia.post(path, { vendorName: 'Brightline Support', strand: true }),
    );
    expect(ended.answer).toMatchObject({ status: 200, json: { sessionsClosed: 2, revealsClosed: 1 } });
    expect(ended.entered).toContainEqual(
      expect.objectContaining({ kind: 'agreement-ended', person: 'per_olivia', code: null }),
    );
    expect(await heard).toContain('event: revoked\ndata: {"code":"agreement-ended"');
    for (const get of [`/api/tickets/${bound.ticket.id}`, `/api/reveals/${id}`]) {
      const after = await ada.get(get);
      expect(after).toMatchObject({ status: 401, json: { error: { code: 'not-signed-in' } } });
      expectNothingOf(bound.customer, after);
    }
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await viewsOf(AGREEMENT)).toBe(0);

    // Signed in anew, the person is told why, and that is an entry.
    scene.pass(60_000);
    await ada.signIn();
    expect((await ada.stepUp()).status).toBe(200);
    for (const door of everyDoor(bound)) {
      const attack = await scene.attack(door);
      expectRefused(attack, 'agreement-ended', 'per_ada');
      expectNothingOf(bound.customer, attack);
    }
    expectRefused(await scene.attack(() => ada.get(`/api/reveals/${id}`)), 'reveal-expired', 'per_ada');
  });
});
