import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { expectRefused, MINUTE, openScene, type Scene } from './attack.ts';

/* A delivery says whose ticket a ticket is: whoever could send one, or change one, could look at anybody. */

let scene: Scene;
let olivia: Visitor;
let secret: string;
let keyId: string;

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
  const made = await olivia.post('/api/sources/harbor/delivery-keys', { name: 'Helpdesk' });
  ({ id: keyId, secret } = made.json as { id: string; secret: string });
});
afterAll(() => scene.close());

let numbers = 0;

const ticket = (rest: object = {}) => ({
  externalId: `DELIVERED-${String(++numbers)}`,
  vendor: 'pty_brightline',
  purpose: 'order-support',
  subjectLine: 'Where is my parcel?',
  priority: 'normal',
  status: 'open',
  createdAt: new Date().toISOString(),
  requester: { by: 'request', subject: '7' },
  messages: [],
  ...rest,
});

/** As a helpdesk sends it: no cookie and no origin. */
async function deliver(
  body: object,
  headers: Record<string, string> = { authorization: `Bearer ${secret}` },
) {
  const response = await fetch(new URL('/api/deliveries', scene.baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() } satisfies Answer;
}

describe('a delivery', () => {
  it('with a key is taken in once, and its entry names the key and no customer', async () => {
    const body = ticket({ requester: { by: 'request', subject: '7' } });
    const first = await scene.attack(() => deliver(body));
    expect(first.answer).toMatchObject({ status: 200, json: { created: true } });
    expect(first.entered).toMatchObject([{ kind: 'ticket-delivered', code: null }]);
    expect(first.entered[0]?.body).toContain(keyId);
    expect(first.entered[0]?.body).not.toContain(secret);
    expect((await deliver(body)).json).toMatchObject({ created: false });
  });

  it('without a key that is good is refused before its body is looked at', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer cordon_delivery_0000000000000000000000000000000000000000000' },
      { authorization: `Basic ${secret}` },
      { authorization: `Bearer ${secret}x` },
    ]) {
      const attack = await scene.attack(() => deliver({ nonsense: true }, headers));
      const refused = 'authorization' in headers ? 'not-signed-in' : 'origin-refused';
      expect(attack.answer).toMatchObject({ status: refused === 'not-signed-in' ? 401 : 403 });
      if (refused === 'not-signed-in') expect(attack.entered).toMatchObject([{ kind: 'delivery-refused' }]);
    }
  });

  it('by a person, with their cookie, is refused: a key is no part of a session', async () => {
    const ada = await scene.enter('per_ada');
    const attack = await scene.attack(() => ada.post('/api/deliveries', ticket()));
    expect(attack.answer).toMatchObject({ status: 401, json: { error: { code: 'not-signed-in' } } });
    // Another site's form cannot send a key along with the cookie either.
    const mixed = await deliver(ticket(), { authorization: `Bearer ${secret}`, cookie: ada.cookie() });
    expect(mixed).toMatchObject({ status: 403, json: { error: { code: 'origin-refused' } } });
  });

  it('never changes whose ticket it is, however often and with whatever it comes', async () => {
    const body = ticket({ requester: null });
    const { id } = (await deliver(body)).json as { id: string };
    for (const requester of [
      { by: 'request', subject: '8' },
      { by: 'mail', subject: '9' },
    ]) {
      expect((await deliver({ ...body, requester })).status).toBe(200);
      expect((await scene.house.tickets.find(id))?.binding).toBeNull();
    }
  });

  it('can bind as the company’s side only, and says nothing it was not asked for', async () => {
    for (const rest of [
      { requester: { by: 'agent', subject: '7' } },
      { requester: { by: 'caller', subject: '7' } },
      { assignee: 'per_ada' },
      { source: 'another' },
      { boundBy: 'caller' },
    ]) {
      expect(await deliver(ticket(rest))).toMatchObject({
        status: 400,
        json: { error: { code: 'bad-request' } },
      });
    }
    expect(await deliver(ticket({ vendor: 'pty_nobody' }))).toMatchObject({
      json: { error: { code: 'not-in-scope' } },
    });
    expect(await deliver(ticket({ vendor: 'pty_harbor' }))).toMatchObject({
      json: { error: { code: 'not-in-scope' } },
    });
  });

  it('keeps a file, and closes a ticket that the helpdesk closed', async () => {
    const files = [
      { id: 'f', name: 'note.txt', mediaType: 'text/plain', body: Buffer.from('hello').toString('base64') },
    ];
    const at = new Date().toISOString();
    const messages = [{ id: 'm', at, author: 'customer', body: 'See the file.', attachments: files }];
    const body = ticket({ messages });
    const { id } = (await deliver(body)).json as { id: string };
    expect((await scene.house.tickets.messages(id))[0]?.attachments).toMatchObject([
      { name: 'note.txt', size: 5 },
    ]);
    await deliver({ ...body, status: 'closed' });
    expect((await scene.house.tickets.find(id))?.status).toBe('closed');
    // And nobody opens it again by delivering it once more.
    await deliver(body);
    expect((await scene.house.tickets.find(id))?.status).toBe('closed');
  });
});

describe('a delivery key', () => {
  it('is made by the company’s admin alone, after a fresh second factor', async () => {
    for (const person of ['per_ada', 'per_vera', 'per_priya']) {
      const who = await scene.enter(person);
      const attack = await scene.attack(() =>
        who.post('/api/sources/harbor/delivery-keys', { name: 'Mine' }),
      );
      expectRefused(attack, 'role-not-allowed', person);
    }
    scene.pass(6 * MINUTE);
    for (const stale of [
      await olivia.post('/api/sources/harbor/delivery-keys', { name: 'Mine' }),
      await olivia.post(`/api/delivery-keys/${keyId}/revoke`, {}),
    ]) {
      expect(stale).toMatchObject({ json: { error: { code: 'step-up-needed' } } });
    }
  });

  it('is listed without its secret, and revoked it opens nothing', async () => {
    const list = await olivia.get('/api/sources/harbor/delivery-keys');
    expect(list).toMatchObject({ status: 200, json: [{ id: keyId, name: 'Helpdesk', revokedAt: null }] });
    expect(JSON.stringify(list.json)).not.toContain(secret);
    expect(
      await scene.asOwner('SELECT 1 FROM cordon.delivery_keys WHERE position($1 IN secret_hash::text) > 0', [
        secret,
      ]),
    ).toEqual([]);
    await scene.enterFresh('per_olivia');
    expect((await olivia.post(`/api/delivery-keys/${keyId}/revoke`, {})).status).toBe(200);
    expect((await deliver(ticket())).status).toBe(401);
  });
});
