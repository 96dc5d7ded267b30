import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import {
  deliver,
  deliveredTicket,
  signedAs,
  signedAsZendesk,
  zendeskEvent,
  type Headers,
} from '../support/helpdesk.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* A signed delivery says whose ticket a ticket is. Whoever could make one, change one or send one again could choose. */

interface Made {
  readonly webhook: { readonly id: string };
  readonly secret: string | null;
}

const ZENDESK_SECRET = 'dGhpcyBvbmUgaXMgbWFkZSB1cCBmb3IgdGVzdHM=';

let scene: Scene;
let olivia: Visitor;
let ours: { id: string; secret: string };
let theirs: string;

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
  const generic = await olivia.post('/api/sources/harbor/webhooks', { shape: 'generic', name: 'Helpdesk' });
  const made = generic.json as Made;
  ours = { id: made.webhook.id, secret: made.secret ?? '' };
  const zendesk = await olivia.post('/api/sources/harbor/webhooks', {
    ...{ shape: 'zendesk', name: 'Zendesk', vendor: 'pty_brightline', purpose: 'order-support' },
    ...{ channels: { web: 'request' }, secret: ZENDESK_SECRET },
  });
  theirs = (zendesk.json as Made).webhook.id;
});
afterAll(() => scene.close());

let numbers = 0;

const ticket = (rest: object = {}) => deliveredTicket(`SIGNED-${String(++numbers)}`, rest);

const send = (id: string, body: string, headers: Headers) =>
  deliver(new URL(`/api/deliveries/${id}`, scene.baseUrl), body, headers);
const headersOf = (body: string, at = Date.now(), secret = ours.secret) => signedAs(secret, body, at);
const zendeskHeaders = (body: string) => signedAsZendesk(ZENDESK_SECRET, body);

describe('a signed delivery', () => {
  it('is taken in, and its entry names the webhook and neither secret nor customer', async () => {
    const body = ticket();
    const attack = await scene.attack(async () => await send(ours.id, body, headersOf(body)));
    expect(attack.answer).toMatchObject({ status: 200, json: { created: true, repeated: false } });
    expect(attack.entered).toMatchObject([{ kind: 'ticket-delivered', code: null }]);
    expect(attack.entered[0]?.body).toContain(ours.id);
    expect(attack.entered[0]?.body).not.toContain(ours.secret);
  });

  it.each<[string, (body: string) => [id: string, headers: Headers, body?: string]]>([
    ['without a signature', () => [ours.id, { authorization: 'Bearer x' }]],
    ['signed with another secret', (body) => [ours.id, headersOf(body, Date.now(), `${ours.secret}x`)]],
    ['signed six minutes ago', (body) => [ours.id, headersOf(body, Date.now() - 6 * MINUTE)]],
    ['signed six minutes ahead', (body) => [ours.id, headersOf(body, Date.now() + 6 * MINUTE)]],
    ['whose body was swapped', (body) => [ours.id, headersOf(body), ticket({ requester: null })]],
    ['whose body was spelled anew', (body) => [ours.id, headersOf(body), `${body} `]],
    [
      'under the time of another',
      (body) => [
        ours.id,
        { ...headersOf(body), 'x-cordon-timestamp': String(Math.floor(Date.now() / 1000) - 1) },
      ],
    ],
    ['for a webhook that is not there', (body) => ['whk_nowhere', headersOf(body)]],
    ['of ours at a Zendesk’s', (body) => [theirs, headersOf(body)]],
    ['of a Zendesk’s at ours', (body) => [ours.id, zendeskHeaders(body)]],
    ['signed with a secret of no letters', (body) => [ours.id, headersOf(body, Date.now(), '')]],
  ])('%s is refused with one answer, and taken in as nothing', async (_, forge) => {
    const body = ticket();
    const [id, headers, sent = body] = forge(body);
    const attack = await scene.attack(async () => await send(id, sent, headers));
    expect(attack.answer).toMatchObject({ status: 403, json: { error: { code: 'signature-invalid' } } });
    expect(attack.entered.filter(({ kind }) => kind === 'ticket-delivered')).toEqual([]);
    const { externalId } = JSON.parse(sent) as { externalId: string };
    const { rows } = await scene.house.world.pools.app.query(
      'SELECT FROM cordon.tickets WHERE external_id = $1',
      [externalId],
    );
    expect(rows).toEqual([]);
  });

  it('from a page of another site is none: it has an origin', async () => {
    const body = ticket();
    const answer = await send(ours.id, body, { ...headersOf(body), origin: 'https://elsewhere.example' });
    expect(answer.json.error?.code).toBe('origin-refused');
  });

  it('sent again changes nothing, not even what was changed since', async () => {
    const body = ticket();
    const headers = headersOf(body);
    const first = await send(ours.id, body, headers);
    await scene.house.tickets.close(first.json.ticket ?? '', new Date());
    const attack = await scene.attack(async () => await send(ours.id, body, headers));
    expect(attack.answer).toMatchObject({
      status: 200,
      json: { ticket: first.json.ticket, created: false, repeated: true },
    });
    expect(attack.entered).toEqual([]);
    expect((await scene.house.tickets.find(first.json.ticket ?? ''))?.status).toBe('closed');
  });

  it('larger than two megabytes is not read', async () => {
    const body = ticket({ subjectLine: 'x'.repeat(2 * 1024 * 1024) });
    expect((await send(ours.id, body, headersOf(body))).status).toBe(413);
  });
});

describe('a secret', () => {
  it('that was rotated is good beside the new one for a day, and the one before it no longer', async () => {
    const good = async (secret: string) => {
      const body = ticket();
      return (await send(ours.id, body, headersOf(body, Date.now(), secret))).status === 200;
    };
    const rotate = async () =>
      ((await olivia.post(`/api/webhooks/${ours.id}/rotate`, {})).json as Made).secret ?? '';
    const first = ours.secret;
    const second = await rotate();
    expect([await good(first), await good(second)]).toEqual([true, true]);
    const third = await rotate();
    expect([await good(first), await good(second), await good(third)]).toEqual([false, true, true]);
    await scene.house.world.pools.app.query(
      'UPDATE cordon.delivery_webhooks SET previous_until = $1 WHERE id = $2',
      [new Date(), ours.id],
    );
    expect([await good(second), await good(third)]).toEqual([false, true]);
    ours.secret = third;
  });

  it('stands sealed in the database, and in no answer after the first', async () => {
    const { rows } = await scene.house.world.pools.app.query('SELECT * FROM cordon.delivery_webhooks');
    const list = await olivia.get('/api/sources/harbor/webhooks');
    for (const text of [JSON.stringify(rows), JSON.stringify(list.json)]) {
      expect(text).not.toContain(ours.secret);
      expect(text).not.toContain(ZENDESK_SECRET);
    }
  });

  it('is the company’s admin’s to make, after a fresh second factor', async () => {
    const vera = await scene.enterFresh('per_vera');
    const answer = await vera.post('/api/sources/harbor/webhooks', { shape: 'generic', name: 'Mine' });
    expect(answer.json).toMatchObject({ error: { code: 'role-not-allowed' } });
    expect((await vera.post(`/api/webhooks/${ours.id}/rotate`, {})).json).toMatchObject({
      error: { code: 'role-not-allowed' },
    });
  });

  it('that was revoked opens nothing', async () => {
    const made = await olivia.post('/api/sources/harbor/webhooks', { shape: 'generic', name: 'Short' });
    const { webhook, secret } = made.json as Made;
    expect((await olivia.post(`/api/webhooks/${webhook.id}/revoke`, {})).status).toBe(200);
    const body = ticket();
    const answer = await send(webhook.id, body, headersOf(body, Date.now(), secret ?? ''));
    expect(answer.json.error?.code).toBe('signature-invalid');
  });
});

describe('a Zendesk', () => {
  const push = (body: string) => send(theirs, body, zendeskHeaders(body));

  it('delivers in any order and as often as it likes: what is newest stands, and closed is closed', async () => {
    const made = await push(zendeskEvent('e1', 'created'));
    expect(made).toMatchObject({ status: 200, json: { created: true } });
    const id = made.json.ticket ?? '';
    const now = async () => {
      const found = await scene.house.tickets.find(id);
      return [found?.subjectLine, found?.priority, found?.status, found?.binding?.subject];
    };
    expect(await now()).toEqual(['First', 'low', 'open', '7']);
    const at = (minute: number) => ({ updated_at: `2026-11-01T10:0${String(minute)}:00Z` });
    await push(
      zendeskEvent('e3', 'status_changed', {
        ...at(3),
        subject: 'Third',
        priority: 'HIGH',
        status: 'PENDING',
      }),
    );
    expect(await now()).toEqual(['Third', 'high', 'pending', '7']);
    // Late: older than what stands. And an external id written in later binds nobody else.
    await push(zendeskEvent('e2', 'subject_changed', { ...at(2), subject: 'Second', external_id: '8' }));
    expect(await now()).toEqual(['Third', 'high', 'pending', '7']);
    expect((await push(zendeskEvent('e3', 'status_changed', at(3)))).json).toMatchObject({ repeated: true });
    await push(zendeskEvent('e5', 'status_changed', { ...at(5), subject: 'Third', status: 'SOLVED' }));
    await push(zendeskEvent('e4', 'status_changed', { ...at(4), subject: 'Third', status: 'OPEN' }));
    expect((await now())[2]).toBe('closed');
    await push(zendeskEvent('e6', 'status_changed', { ...at(6), subject: 'Third', status: 'OPEN' }));
    expect((await now())[2]).toBe('closed');
  });

  it('binds nobody for a ticket that an agent made', async () => {
    const made = await push(zendeskEvent('f1', 'created', { id: '901', submitter_id: '2' }));
    expect((await scene.house.tickets.find(made.json.ticket ?? ''))?.binding).toBeNull();
  });

  it('is refused what is no event, after its signature was found good', async () => {
    for (const body of ['{"say":"hello"}', '[]', '{"id":"1","id":"2"}', 'x'.repeat(20)]) {
      expect((await push(body)).json.error?.code).toBe('bad-request');
    }
  });

  it('says nothing of an event about somebody', async () => {
    const body = zendeskEvent('u1', 'created').replace(
      'zen:event-type:ticket.created',
      'zen:event-type:user.created',
    );
    expect((await push(body)).json).toMatchObject({ ticket: null, created: false });
  });
});
