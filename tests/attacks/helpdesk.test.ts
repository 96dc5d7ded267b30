import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { eraseDocuments } from '../../packages/server/src/helpdesk/erasing.ts';
import { lookAt } from '../../packages/server/src/helpdesk/round.ts';
import type { Ticket } from '../../packages/server/src/tickets/index.ts';
import {
  CRM,
  CUSTOMER_FIELD,
  openZendeskServer,
  QUEUE,
  ZENDESK_TOKEN,
  type Zendesk,
  type ZendeskTicket,
} from '../support/zendesk.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Scene } from './attack.ts';

/*
 * A helpdesk is written to by anybody: customers, vendors' agents with a seat, whoever sends a mail. What they can make of
 * a ticket there must not show another customer here.
 */

let scene: Scene;
let desk: Zendesk;
let ada: Visitor;

const HOUR = 60 * MINUTE;

beforeAll(async () => {
  scene = await openScene();
  let said = 0;
  // Nothing is said in the same moment: time stands in these tests.
  desk = await openZendeskServer(() => new Date(Date.now() + ++said));
  // Files are a category of their own: here one that order support may reveal.
  await scene.asOwner(`
    UPDATE cordon.sources SET data_map = jsonb_set(data_map::jsonb, '{resources}', (
      SELECT jsonb_agg(CASE WHEN r->>'kind' = 'thread' THEN jsonb_set(r, '{fields}', (r->'fields') ||
        '[{"name":"attachments","category":"user.contact.email","type":"text","label":"Files"}]'::jsonb) ELSE r END)
      FROM jsonb_array_elements(data_map::jsonb->'resources') r)) WHERE id = 'harbor'`);
  scene.house.inForce.forget();
  const admin = await scene.enterFresh('per_olivia');
  const connected = await admin.post('/api/sources/harbor/helpdesk', {
    ...{ kind: 'zendesk', baseUrl: desk.baseUrl, reach: 'loopback', credential: ZENDESK_TOKEN },
    queues: [{ queue: String(QUEUE), vendor: 'pty_brightline', purpose: 'order-support' }],
    ...{ customerField: String(CUSTOMER_FIELD), setters: [String(CRM)], internalComments: true },
  });
  expect(connected, JSON.stringify(connected)).toMatchObject({
    status: 200,
    json: { helpdesk: { problem: null } },
  });
  ada = await scene.enterFresh('per_ada');
});
afterAll(async () => {
  await desk.close();
  await scene.close();
});
beforeEach(async () => {
  desk.instead = null;
  scene.pass(MINUTE);
  await ada.stepUp();
});

async function look(seats = false): Promise<string | null> {
  const stored = await scene.house.helpdesk.store.find('harbor');
  if (stored === null) throw new Error('no helpdesk is connected');
  await lookAt(scene.house.helpdesk, stored, seats);
  return (await scene.house.helpdesk.store.find('harbor'))?.problem ?? null;
}

async function kept({ id }: ZendeskTicket): Promise<Ticket> {
  const known = await scene.house.helpdesk.store.known('harbor', String(id));
  const ticket = known === null ? null : await scene.house.tickets.find(known.ticket);
  if (ticket === null) throw new Error('the ticket was not taken in');
  return ticket;
}

/** A ticket the company's CRM named the customer of, in Ada's hand. */
async function named(customer: number, text = 'Where is my parcel?') {
  const requester = desk.user(`customer${String(customer)}@example.org`, 'end-user');
  const upstream = desk.ticket(requester, 'Parcel', text);
  desk.named(upstream, String(customer), CRM);
  await look();
  const ticket = await kept(upstream);
  await scene.asOwner(`UPDATE cordon.tickets SET assignee_id = NULL WHERE assignee_id = 'per_ada'`);
  await scene.house.tickets.assign(ticket.id, 'per_ada', new Date());
  return { upstream, requester, ticket, customer: scene.customer(customer) };
}

const open = (ticket: Ticket) => scene.attack(() => ada.get(`/api/tickets/${ticket.id}`));
const findings = (kind: string, about: string) =>
  scene.asOwner<{ facts: Record<string, string>; closed_at: Date | null }>(
    `SELECT facts, closed_at FROM cordon.findings WHERE kind = $1 AND about = $2`,
    [kind, about],
  );

describe('who the customer is', () => {
  it('is what the company’s own hand wrote, and the conversation loses their values', async () => {
    const { email } = scene.customer(21);
    const { ticket, customer } = await named(21, `I am ${email}, where is it?`);
    expect(ticket.binding).toMatchObject({ by: 'request', subject: '21' });
    const page = await open(ticket);
    expect(page.answer.status).toBe(200);
    expect(JSON.stringify(page)).not.toContain(customer.email);
    expect(JSON.stringify(page.answer)).toContain('where is it?');
  });

  it('is nobody where a mail came from outside in a victim’s name', async () => {
    const victim = scene.customer(33);
    const upstream = desk.ticket(desk.user(victim.email, 'end-user'), 'Help', `I am ${victim.name}`);
    await look();
    const ticket = await kept(upstream);
    await scene.house.tickets.assign(ticket.id, 'per_ada', new Date());
    expect(ticket.binding).toBeNull();
    const page = await open(ticket);
    expect(page.answer).toMatchObject({ json: { card: [], ticket: { inHand: false } } });
    expectNothingOf(victim, page);
  });

  it('is nobody where somebody else wrote the field, and that is found', async () => {
    const agent = desk.user('agent@desk.example', 'agent');
    const upstream = desk.ticket(desk.user('eve@example.org', 'end-user'), 'Forged', 'Hello');
    desk.named(upstream, '34', agent);
    await look();
    const ticket = await kept(upstream);
    expect(ticket.binding).toBeNull();
    expect(await findings('ticket-contested', `harbor/${ticket.id}/forged`)).toHaveLength(1);
  });

  it('stays who it was when the field names another, and that is found', async () => {
    const { upstream, ticket, customer } = await named(41);
    const victim = scene.customer(42);
    desk.named(upstream, '42', CRM);
    await look();
    expect((await kept(upstream)).binding).toMatchObject({ by: 'request', subject: String(customer.id) });
    expectNothingOf(victim, await open(ticket));
    expect(await findings('ticket-contested', `harbor/${ticket.id}/customer`)).toHaveLength(1);
  });

  it('stays who it was when the requester is exchanged or a copy is added: their words are kept out', async () => {
    const { upstream, ticket } = await named(43);
    const victim = scene.customer(44);
    const other = desk.user(victim.email, 'end-user');
    Object.assign(upstream, {
      requester_id: other,
      email_cc_ids: [desk.user('eve2@example.org', 'end-user')],
    });
    desk.comment(upstream, other, `Please write to ${victim.email}, ${victim.name}`);
    await look();
    expect((await kept(upstream)).binding).toMatchObject({ subject: '43' });
    const page = await open(ticket);
    expectNothingOf(victim, page);
    expect(JSON.stringify(page.answer)).toContain('is kept out');
    for (const change of ['requester', 'copy'])
      expect(await findings('ticket-contested', `harbor/${ticket.id}/${change}`)).toHaveLength(1);
  });

  it('stays who it was after a merge, and what was said on the other stays out', async () => {
    const { upstream, ticket } = await named(45);
    const victim = await named(
      46,
      `I am ${scene.customer(46).name} of ${scene.customer(46).streets[0] ?? ''}`,
    );
    desk.merge(victim.upstream, upstream);
    await look();
    await scene.house.tickets.assign(ticket.id, 'per_ada', new Date());
    expectNothingOf(victim.customer, await open(ticket));
    expect((await kept(upstream)).binding).toMatchObject({ subject: '45' });
    expect((await kept(victim.upstream)).status).toBe('closed');
    expect(await findings('ticket-contested', `harbor/${ticket.id}/merge`)).toHaveLength(1);
  });

  it('is taken in once however often it is read, and after a look that broke off', async () => {
    const { upstream, ticket } = await named(47);
    desk.comment(upstream, upstream.requester_id, 'Anything new?');
    desk.instead = ({ url = '' }, response) => {
      if (!url.includes('/comments')) return false;
      response.destroy();
      return true;
    };
    expect(await look()).toBe('helpdesk-unavailable');
    desk.instead = null;
    expect(await look()).toBeNull();
    expect(await look()).toBeNull();
    const bodies = (await scene.house.tickets.messages(ticket.id)).map(({ body }) => body);
    expect(bodies).toEqual(['Where is my parcel?', 'Anything new?']);
  });
});

describe('what is written there', () => {
  it('is text, whatever it was; comments among staff are told apart', async () => {
    const { upstream, ticket } = await named(51);
    desk.comment(upstream, upstream.requester_id, '<img src=x onerror=alert(1)><script>alert(1)</script>');
    desk.comment(upstream, CRM, 'Do not refund', { internal: true });
    await look();
    const page = await open(ticket);
    const { messages } = (
      page.answer.json as { conversation: { messages: { author: string; text: string }[] } }
    ).conversation;
    expect(messages.map(({ author }) => author)).toEqual(['customer', 'customer', 'note']);
    expect(messages.at(-1)?.text).toBe('Do not refund');
  });

  it('by Cordon is for staff: a redacted note, an answer without its address, and a closing, each once', async () => {
    const { upstream, ticket, customer } = await named(52);
    await ada.post(`/api/tickets/${ticket.id}/note`, { text: `Called ${customer.email}` });
    const replied = await ada.post(`/api/tickets/${ticket.id}/reply`, {
      text: `It is on its way, ${customer.email}`,
    });
    await ada.post(`/api/tickets/${ticket.id}/close`, {});
    // It is written and its answer lost: whether it is there is looked at before it is written again.
    desk.instead = ({ method, url = '' }, response) => {
      if (method !== 'PUT' || !url.endsWith(String(upstream.id))) return false;
      const sent = JSON.parse(desk.asked.at(-1)?.body ?? '') as { ticket: { comment?: { body: string } } };
      desk.comment(upstream, 500, sent.ticket.comment?.body ?? '', { internal: true });
      response.writeHead(503).end();
      return true;
    };
    expect(await look()).toBe('helpdesk-unavailable');
    desk.instead = null;
    // What failed rests for a while, and nothing overtakes it.
    expect(await look()).toBeNull();
    expect(upstream.status).toBe('new');
    scene.pass(MINUTE);
    await look();
    await look();
    const written = desk.comments(upstream).filter(({ author_id }) => author_id === 500);
    expect(written.map(({ public: shown }) => shown)).toEqual([false, false]);
    const { entry } = replied.json as { entry: number };
    expect(written.at(-1)?.plain_body).toContain(`[Cordon entry ${String(entry)}]`);
    expect(JSON.stringify(written)).not.toContain(customer.email);
    expect(upstream.status).toBe('solved');
    // And none of it comes back as something said.
    expect(await scene.house.tickets.messages(ticket.id)).toHaveLength(3);
  });
});

describe('a file', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const revealed = (ticket: Ticket, key: string) =>
    scene.attack(() =>
      ada.post(
        `/api/tickets/${ticket.id}/reveal`,
        ada.signed({
          act: 'reveal',
          ticket: ticket.id,
          resource: 'conversation',
          field: 'attachments',
          key,
          reason: 'customer-asked',
        }),
      ),
    );
  async function file(ticket: Ticket, nth = 0) {
    const page = await ada.get(`/api/tickets/${ticket.id}`);
    const { messages } = (
      page.json as {
        conversation: {
          messages: { attachments: { id: string; revealable: boolean; readable: boolean }[] }[];
        };
      }
    ).conversation;
    return (
      messages.flatMap(({ attachments }) => attachments)[nth] ?? {
        id: '',
        revealable: false,
        readable: false,
      }
    );
  }
  const opened = (ticket: Ticket, answer: Awaited<ReturnType<typeof revealed>>['answer']) =>
    ada.open(answer, {
      purpose: 'reveal',
      ticket: ticket.id,
      resource: 'conversation',
      field: 'attachments',
    });

  it('is fetched only when it is revealed, and shown without what is hung on it', async () => {
    const { upstream, ticket, requester } = await named(61);
    const chunk = Buffer.from('0000000b74455874536563726574004f70656e0000000000', 'hex');
    const loaded = Buffer.concat([pixel.subarray(0, 33), chunk.subarray(0, 23), pixel.subarray(33)]);
    desk.attach(upstream, requester, 'passport.png', 'image/png', loaded);
    await look();
    expect(desk.asked.some(({ url }) => url.startsWith('/attachments/'))).toBe(false);
    const { id, revealable, readable } = await file(ticket);
    expect({ revealable, readable }).toEqual({ revealable: true, readable: false });
    const shown = await revealed(ticket, id);
    expect(shown.answer, JSON.stringify(shown.answer)).toMatchObject({ status: 200 });
    expect(shown.entered).toMatchObject([{ person: 'per_ada', kind: 'reveal', code: null }]);
    const { file: content } = (await opened(ticket, shown.answer)) as {
      file: { mediaType: string; base64: string };
    };
    expect(content.mediaType).toBe('image/png');
    expect(Buffer.from(content.base64, 'base64')).toEqual(pixel);
    // What it is stands in no answer that is not sealed.
    expect(JSON.stringify(shown.answer)).not.toContain(content.base64.slice(0, 40));
    scene.pass(HOUR);
    const again = await scene.attack(() =>
      ada.get(`/api/reveals/${(shown.answer.json as { id: string }).id}`),
    );
    expect(again.answer.status).not.toBe(200);
  });

  it.each([
    [
      'a page that says it is a picture',
      'x.png',
      'image/png',
      '<html><script>alert(1)</script></html>',
      'text',
    ],
    ['a drawing that can run', 'x.svg', 'image/svg+xml', '<svg onload="alert(1)"/>', 'text'],
    ['a document', 'x.pdf', 'application/pdf', '%PDF-1.7\n\0\0', null],
    ['a picture that ends early', 'x.png', 'image/png', '\u0089PNG\r\n\u001a\n\0\0\0', null],
  ])('%s is shown as text or not at all', async (_, name, type, body, kind) => {
    const { upstream, ticket, requester } = await named(62);
    desk.attach(upstream, requester, name, type, Buffer.from(body, 'latin1'));
    await look();
    const shown = await revealed(ticket, (await file(ticket)).id);
    if (kind === null) expectRefused(shown, 'file-not-shown', 'per_ada');
    else expect(await opened(ticket, shown.answer)).toMatchObject({ file: { kind, text: body } });
  });

  it('of another ticket, guessed, or upstream’s own number opens nothing', async () => {
    const theirs = await named(63);
    const upstream = desk.attach(theirs.upstream, theirs.requester, 'id.png', 'image/png', pixel);
    await look();
    const { id } = await file(theirs.ticket);
    const mine = await named(64);
    for (const key of [id, String(upstream.id), 'att_00000000000000000000000000000000', '../1']) {
      expectRefused(await revealed(mine.ticket, key), 'not-in-scope', 'per_ada');
    }
    const read = await scene.attack(() => ada.get(`/api/tickets/${mine.ticket.id}/attachments/${id}`));
    expectRefused(read, 'not-in-scope', 'per_ada');
    // The signature of one file is none of another.
    const act = ada.signed({
      act: 'reveal',
      ticket: theirs.ticket.id,
      resource: 'conversation',
      field: 'attachments',
      key: id,
      reason: 'customer-asked',
    });
    expectRefused(
      await scene.attack(() => ada.post(`/api/tickets/${mine.ticket.id}/reveal`, act)),
      'signature-invalid',
      'per_ada',
    );
  });

  it('that is huge, or whose address leads elsewhere, is not read', async () => {
    const { upstream, ticket, requester } = await named(65);
    desk.attach(
      upstream,
      requester,
      'huge.png',
      'image/png',
      Buffer.concat([pixel, Buffer.alloc(6 * 1024 * 1024)]),
    );
    const led = desk.attach(upstream, requester, 'led.png', 'image/png', pixel);
    await look();
    expectRefused(await revealed(ticket, (await file(ticket, 0)).id), 'file-not-shown', 'per_ada');
    desk.instead = ({ url = '' }, response) => {
      if (url !== `/api/v2/attachments/${String(led.id)}`) return false;
      const attachment = {
        id: led.id,
        file_name: 'x',
        content_type: 'x',
        size: 1,
        content_url: 'http://127.0.0.1:9/secret',
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ attachment }));
      return true;
    };
    const shown = await revealed(ticket, (await file(ticket, 1)).id);
    expect(shown.answer).toMatchObject({ status: 502, json: { error: { code: 'helpdesk-unavailable' } } });
  });

  it('that shows a document is deleted there and here once its hours are over, and found while it is not', async () => {
    const { upstream, ticket, requester } = await named(66);
    const passport = desk.attach(upstream, requester, 'passport.png', 'image/png', pixel);
    desk.attach(upstream, requester, 'order.txt', 'text/plain', Buffer.from('hello'));
    await look();
    const { id } = await file(ticket);
    await ada.post(`/api/tickets/${ticket.id}/close`, {});
    await look();
    await look();
    const deps = {
      ...scene.house.helpdesk,
      documentDuty: () => Promise.resolve({ agreement: 'agr_harbor_brightline', clause: '7.9', hours: 24 }),
    };
    const stored = await scene.house.helpdesk.store.find('harbor');
    if (stored === null) throw new Error('no helpdesk is connected');
    expect(await eraseDocuments(deps, stored)).toBe(0);
    scene.pass(25 * HOUR);
    desk.instead = ({ url = '' }, response) => {
      if (!url.endsWith('/redact')) return false;
      response.writeHead(500).end();
      return true;
    };
    expect(await eraseDocuments(deps, stored)).toBe(0);
    expect(await findings('document-kept', `harbor/${id}`)).toMatchObject([{ closed_at: null }]);
    desk.instead = null;
    const { entered } = await scene.attack(async () => ({
      status: await eraseDocuments(deps, stored),
      json: null,
    }));
    expect(entered.map(({ kind }) => kind)).toEqual([
      'document-erasing',
      'document-erased',
      'finding-settled',
    ]);
    expect(passport.body).toBeNull();
    const rows = await scene.asOwner<{ kept: number; erased_at: Date | null }>(
      'SELECT num_nonnulls(body, body_sealed, remote_sealed) AS kept, erased_at FROM cordon.ticket_attachments WHERE ticket_id = $1 ORDER BY erased_at',
      [ticket.id],
    );
    expect(rows).toMatchObject([{ kept: 0 }, { kept: 1, erased_at: null }]);
    expect(rows[0]?.erased_at).not.toBeNull();
  });
});

describe('a helpdesk', () => {
  it('that answers otherwise than it should shows nothing, and is found after a while', async () => {
    desk.instead = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in</p>');
      return true;
    };
    expect(await look()).toBe('helpdesk-unavailable');
    scene.pass(31 * MINUTE);
    expect(await look()).toBe('helpdesk-unavailable');
    expect(await findings('helpdesk-silent', 'harbor')).toMatchObject([{ closed_at: null }]);
    desk.instead = null;
    expect(await look()).toBeNull();
    expect((await findings('helpdesk-silent', 'harbor'))[0]?.closed_at).not.toBeNull();
  });

  it('that asks to wait is waited for', async () => {
    let asked = 0;
    desk.instead = (_, response) => {
      if (++asked > 1) return false;
      response.writeHead(429, { 'retry-after': '0' }).end();
      return true;
    };
    expect(await look()).toBeNull();
    expect(asked).toBeGreaterThan(1);
  });
});

describe('a way round', () => {
  it('is found for each vendor’s agent whose seat shows what is masked, and settles when it is mended', async () => {
    const mail = scene.signInOf('per_ada').email;
    const seat = desk.user(mail.toUpperCase(), 'agent');
    await look(true);
    expect(await findings('seat-unmasked', 'harbor/per_ada')).toMatchObject([
      { closed_at: null, facts: { person: 'per_ada' } },
    ]);
    expect((await scene.house.helpdesk.store.find('harbor'))?.seats).toMatchObject([
      { person: 'per_ada', sights: ['tickets', 'comments', 'customer-field'] },
    ]);
    Object.assign(desk.users.find(({ id }) => id === seat) ?? {}, { ticket_restriction: 'requested' });
    await look(true);
    expect((await findings('seat-unmasked', 'harbor/per_ada'))[0]?.closed_at).not.toBeNull();
  });
});
