import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { createLog } from '../../packages/server/src/platform/log.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import type { DataKey } from '../../packages/server/src/atRest/keyring.ts';
import { useCredentials } from './canaries.ts';
import { emailShown, openScene, type Scene } from './attack.ts';

/*
 * The canaries: an installation is used for real with secrets that stand nowhere else in the world. Then its log, every
 * error it answered, every column of both schemas and every ledger body are searched for each of them, as it is and in
 * the spellings a leak would most likely have.
 */

let scene: Scene;
let ada: Visitor;
/** What each secret is called. */
const canaries = new Map<string, string>();
const lines: string[] = [];
const errors: string[] = [];

function keep(name: string, secret: string): void {
  if (canaries.has(name)) throw new Error(`there is one of that name: ${name}`);
  canaries.set(name, secret);
}

/** Runs SQL on the shop's own database. */
async function asSourceOwner(text: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client(scene.sourceUrl);
  await client.connect();
  await client.query(text, [...values]);
  await client.end();
}

/** Every answer that is an error is kept; answers that give a secret to its owner are no leak. */
async function ask(answer: ReturnType<Visitor['get']>): Promise<unknown> {
  const { status, json } = await answer;
  if (status >= 400) errors.push(JSON.stringify(json));
  return json;
}

beforeAll(async () => {
  scene = await openScene({ log: createLog('debug', { write: (line) => lines.push(line) }) });
  const { house } = scene;

  // Somebody new, with a password, an authenticator and a name of their own.
  const password = `canary ${randomBytes(12).toString('hex')}`;
  const totp = randomBytes(24).toString('base64url');
  const newcomer = await scene.hire('per_canary', 'pty_brightline', { password, totp });
  canaries.set('password', password);
  canaries.set('TOTP secret', totp);
  canaries.set('TOTP secret as apps take it', scene.signInOf('per_canary').totpSecret);
  await newcomer.signIn();
  await newcomer.undertake();
  canaries.set('session cookie', decodeURIComponent(newcomer.cookie().replace(/^[^=]*=/, '')));
  ada = newcomer;

  // Wrong tries, which hold nearly right secrets.
  const wrong = scene.browser();
  const { email } = scene.signInOf('per_canary');
  for (const body of [
    { email, password: `${password}x` },
    { email: password, password },
    { email, password, [password]: 1 },
  ]) {
    errors.push(JSON.stringify((await wrong.post('/api/auth/sign-in/email', body)).body));
  }
  errors.push(JSON.stringify((await wrong.post('/api/auth/two-factor/verify-totp', { code: totp })).body));

  // Work: a ticket page, a reveal, a look-up, a note and a reply that quote the value, an error of the source.
  await ask(ada.stepUp());
  const { ticket, customer } = await scene.boundTicket('per_canary');
  const marked = `canary.${randomBytes(9).toString('hex')}@example.com`;
  await asSourceOwner('UPDATE customers SET email = $2 WHERE id = $1', [customer.id, marked]);
  canaries.set('revealed value', marked);
  const lookedUp = `canary.${randomBytes(9).toString('hex')}@example.net`;
  canaries.set('looked-up value', lookedUp);
  const path = `/api/tickets/${ticket.id}`;
  await ask(ada.get(path));
  const cell = { ticket: ticket.id, resource: 'customers', field: 'email' };
  const row = { key: String(customer.id), reason: 'customer-asked' };
  const shown = await ada.post(`${path}/reveal`, ada.signed({ act: 'reveal', ...cell, ...row }));
  expect(await emailShown(ada, { ticket, customer }, shown)).toBe(marked);
  await ask(ada.get(`/api/reveals/${(shown.json as { id: string }).id}`));
  await ask(ada.post(`${path}/lookup`, ada.signed({ act: 'lookup', ...cell, value: lookedUp })));
  await ask(ada.post(`${path}/note`, { text: `wrote to ${marked}` }));
  await ask(ada.post(`${path}/reply`, { text: `we write to ${marked}` }));
  await ask(ada.post(`${path}/reveal`, { ...cell, value: marked, [marked]: marked }));
  await ask(ada.post(`/api/tickets/${marked}/note`, { text: marked }));

  // Keys and tokens.
  for (const door of ['http', 'postgres']) {
    const made = (await ask(ada.post('/api/door-credentials', { door, ticket: ticket.id }))) as {
      secret: string;
    };
    canaries.set(`${door} door credential`, made.secret);
  }
  const olivia = await scene.enterFresh('per_olivia');
  const key = (await ask(olivia.post('/api/sources/harbor/delivery-keys', { name: 'canary' }))) as {
    secret: string;
  };
  canaries.set('delivery key', key.secret);
  const delivery = await fetch(`${scene.baseUrl}/api/deliveries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key.secret}x`, 'content-type': 'application/json' },
    body: JSON.stringify({ [key.secret]: key.secret }),
  });
  errors.push(await delivery.text());
  const recovered = await house.identity.recovery.recoverPerson('per_carla');
  canaries.set('link', recovered.link.replace(/^.*#/, ''));
  errors.push(
    JSON.stringify((await wrong.post('/api/invitations/look', { secret: `${recovered.link}x` })).body),
  );
  canaries.set('installation key', Buffer.from(house.world.keys.derive('better-auth')).toString('base64url'));

  // The keys that everything at rest hangs on, as bytes.
  const { rows: dataKeys } = await house.world.pools.app.query<DataKey>(
    `SELECT id, party_id AS party, agreement_id AS agreement, wrapped FROM cordon.data_keys`,
  );
  for (const [at, key] of dataKeys.entries()) {
    const bytes = Buffer.from(await house.keyring.open(key));
    keep(`key of a vendor and agreement ${String(at)}, base64`, bytes.toString('base64url'));
    keep(`key of a vendor and agreement ${String(at)}, hex`, bytes.toString('hex'));
  }
  const { seed } = house.world.keys.ledger;
  if (seed === null) throw new Error('the key of the ledger is in this process');
  keep('key of the ledger, base64', Buffer.from(seed).toString('base64url'));
  keep('key of the ledger, hex', Buffer.from(seed).toString('hex'));

  // The source breaks in the middle of it all: its errors name values.
  await asSourceOwner('ALTER TABLE customers RENAME TO customers_away', []);
  await ask(ada.get(path));
  await asSourceOwner('ALTER TABLE customers_away RENAME TO customers', []);

  await useCredentials(scene, { keep, error: (text) => errors.push(text) });
}, 180_000);
afterAll(() => scene.close());

/** A secret as it is, and as a leak could spell it. */
function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // Base64 of a longer text holds the middle of it at one of three offsets: the ends depend on what stands beside it.
  const inside = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  const base64 = [bytes.toString('base64').replace(/=+$/, ''), ...inside.filter((text) => text.length >= 8)];
  return [
    secret,
    ...[encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
  ];
}

/** The names of the canaries that stand in a text. */
function leaksIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [...canaries].flatMap(([name, secret]) =>
    spellings(secret).some((spelled) => text.includes(spelled) || lower.includes(spelled.toLowerCase()))
      ? [name]
      : [],
  );
}

/** Every column of every table of both schemas, as text. */
async function dump(): Promise<readonly { readonly table: string; readonly text: string }[]> {
  const tables = await scene.asOwner<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('cordon', 'auth') AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  return Promise.all(
    tables.map(async ({ name }) => {
      const rows = await scene.asOwner<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      return { table: name, text: rows.map(({ text }) => text).join('\n') };
    }),
  );
}

describe('no secret and no revealed value', () => {
  it('was forgotten: each canary is long and its own', () => {
    expect(canaries.size).toBeGreaterThanOrEqual(35);
    for (const [name, secret] of canaries) expect(secret.length, name).toBeGreaterThanOrEqual(10);
    expect(new Set(canaries.values()).size).toBe(canaries.size);
  });

  it('stands in the log', () => {
    expect(lines.length).toBeGreaterThan(10);
    expect(leaksIn(lines.join('\n'))).toEqual([]);
  });

  it('stands in an error that somebody was answered', () => {
    expect(errors.length).toBeGreaterThan(6);
    expect(leaksIn(errors.join('\n'))).toEqual([]);
  });

  it('stands in the database', async () => {
    const found = (await dump()).map(({ table, text }) => [table, leaksIn(text)] as const);
    expect(found.length).toBeGreaterThan(40);
    // The token of a session is kept as better-auth keeps it, without the signature that makes it a cookie.
    expect(found.filter(([, leaks]) => leaks.length > 0)).toEqual([]);
  });

  it('and what was looked up opens its commitment with the installation’s key alone', async () => {
    const seal = createOpeningSeal(scene.house.world.keys);
    const rows = await scene.asOwner<{ index: string; name: string; sealed: Buffer }>(
      `SELECT idx AS index, name, value_sealed AS sealed FROM cordon.ledger_openings WHERE name = 'value'`,
    );
    const opened = rows.map(({ index, name, sealed }) => seal.open({ index: Number(index), name }, sealed));
    expect(opened).toContain(canaries.get('looked-up value'));
  });

  it('stands in a body of the ledger', async () => {
    const bodies = await scene.asOwner<{ body: string }>('SELECT body FROM cordon.ledger_bodies');
    expect(bodies.length).toBeGreaterThan(20);
    expect(leaksIn(bodies.map(({ body }) => body).join('\n'))).toEqual([]);
  });
});

describe('a leak is found', () => {
  it.each([
    ['as it is', (secret: string) => secret],
    ['in an address', (secret: string) => encodeURIComponent(secret)],
    ['in base64', (secret: string) => Buffer.from(secret).toString('base64')],
    ['in base64url', (secret: string) => Buffer.from(secret).toString('base64url')],
    ['in hex', (secret: string) => Buffer.from(secret).toString('hex').toUpperCase()],
    ['inside a longer base64', (secret: string) => Buffer.from(`x{"a":"${secret}"}`).toString('base64')],
  ])('%s', (_, spell) => {
    for (const [name, secret] of canaries) expect(leaksIn(`before ${spell(secret)} after`)).toContain(name);
  });

  it('of every kind, in a column, in the log and in a ledger body, when somebody writes it there', async () => {
    for (const [name, secret] of canaries) {
      await scene.asOwner(`UPDATE cordon.credentials SET label = label || $1 WHERE kind = 'door'`, [secret]);
      const rows = await scene.asOwner<{ text: string }>('SELECT t::text AS text FROM cordon.credentials t');
      await scene.asOwner(`UPDATE cordon.credentials SET label = replace(label, $1, '')`, [secret]);
      expect(leaksIn(rows.map(({ text }) => text).join('\n')), name).toContain(name);
      scene.house.world.log.error('leaked', { feature: secret });
      const line = lines.pop() ?? '';
      // What does not look like a name or code is kept out by the log itself.
      if (!line.includes('[withheld]')) expect(leaksIn(line), name).toContain(name);
    }
    // Through the very same search as above.
    const name = 'directory token';
    const secret = canaries.get(name) ?? '';
    await scene.asOwner(`UPDATE cordon.credentials SET label = label || $1 WHERE kind = 'door'`, [secret]);
    const found = (await dump()).filter(({ text }) => leaksIn(text).includes(name));
    await scene.asOwner(`UPDATE cordon.credentials SET label = replace(label, $1, '')`, [secret]);
    expect(found.map(({ table }) => table)).toEqual(['cordon.credentials']);
    await scene.house.enterAct({
      ...{ act: 'canary', person: null, party: null, agreement: null, ip: null, code: null },
      ...{ at: scene.house.now(), words: { leaked: secret } },
    });
    const bodies = await scene.asOwner<{ body: string }>(
      'SELECT body FROM cordon.ledger_bodies ORDER BY idx DESC LIMIT 1',
    );
    expect(leaksIn(bodies[0]?.body ?? '')).toEqual([name]);
  });
});
