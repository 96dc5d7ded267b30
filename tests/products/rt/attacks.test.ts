import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../packages/server/src/demo/client.ts';
import { eraseDocuments } from '../../../packages/server/src/helpdesk/erasing.ts';
import { lookAt } from '../../../packages/server/src/helpdesk/round.ts';
import type { Ticket } from '../../../packages/server/src/tickets/index.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Scene } from '../../attacks/attack.ts';
import { openRtServer, type Rt } from './server.ts';

/* The whole product over a real RT: what can be done there shows no other customer here. */

let scene: Scene;
let rt: Rt;
let ada: Visitor;

const HOUR = 60 * MINUTE;
const FIELD = 'Cordon customer';
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  scene = await openScene();
  rt = await openRtServer({ agentMail: scene.signInOf('per_ada').email });
  // Files are a category of their own: here one that order support may reveal.
  await scene.asOwner(`
    UPDATE cordon.sources SET data_map = jsonb_set(data_map::jsonb, '{resources}', (
      SELECT jsonb_agg(CASE WHEN r->>'kind' = 'thread' THEN jsonb_set(r, '{fields}', (r->'fields') ||
        '[{"name":"attachments","category":"user.contact.email","type":"text","label":"Files"}]'::jsonb) ELSE r END)
      FROM jsonb_array_elements(data_map::jsonb->'resources') r)) WHERE id = 'harbor'`);
  scene.house.inForce.forget();
  const admin = await scene.enterFresh('per_olivia');
  const connected = await admin.post('/api/sources/harbor/helpdesk', {
    ...{ kind: 'rt', baseUrl: rt.baseUrl, reach: 'loopback', credential: rt.token },
    queues: [{ queue: 'Orders', vendor: 'pty_brightline', purpose: 'order-support' }],
    ...{ customerField: FIELD, setters: ['crm'], internalComments: true },
  });
  expect(connected, JSON.stringify(connected)).toMatchObject({ status: 200 });
  // RT's clock is the machine's, and these tests' stands at another day: from its beginning on.
  await scene.asOwner(`UPDATE cordon.helpdesks SET connected_at = '2020-01-01'`);
  ada = await scene.enterFresh('per_ada');
});
afterAll(async () => {
  await rt.close();
  await scene.close();
});
beforeEach(async () => {
  scene.pass(MINUTE);
  await ada.stepUp();
});

async function look(seats = false): Promise<string | null> {
  const stored = await scene.house.helpdesk.store.find('harbor');
  if (stored === null) throw new Error('no helpdesk is connected');
  await lookAt(scene.house.helpdesk, stored, seats);
  return (await scene.house.helpdesk.store.find('harbor'))?.problem ?? null;
}

async function kept(number: string): Promise<Ticket> {
  const known = await scene.house.helpdesk.store.known('harbor', number);
  const ticket = known === null ? null : await scene.house.tickets.find(known.ticket);
  if (ticket === null) throw new Error(`ticket ${number} was not taken in`);
  return ticket;
}

let mails = 0;

/** A new ticket by mail. @returns its number */
async function mailed(from: string, subject: string, body: string): Promise<string> {
  const marked = `${subject} ${String(++mails)}`;
  await rt.mail(`From: ${from}\nTo: orders@helpdesk.test\nSubject: ${marked}\n\n${body}\n`);
  const query = new URLSearchParams({ query: `Subject = '${marked}'` });
  const { json } = await rt.ask('root', 'GET', `/tickets?${query.toString()}`);
  return (json as { items: { id: string }[] }).items[0]?.id ?? '';
}

const put = (number: string, change: object, as = 'root') => rt.ask(as, 'PUT', `/ticket/${number}`, change);

async function named(customer: number, text: string) {
  const number = await mailed(`customer${String(customer)}@example.org`, `Order ${String(customer)}`, text);
  await put(number, { CustomFields: { [FIELD]: String(customer) } }, 'crm');
  expect(await look()).toBeNull();
  const ticket = await kept(number);
  await scene.asOwner(`UPDATE cordon.tickets SET assignee_id = NULL WHERE assignee_id = 'per_ada'`);
  await scene.house.tickets.assign(ticket.id, 'per_ada', new Date());
  return { number, ticket, customer: scene.customer(customer) };
}

const open = (ticket: Ticket) => scene.attack(() => ada.get(`/api/tickets/${ticket.id}`));
const contested = async (ticket: Ticket) =>
  (
    await scene.asOwner<{ change: string }>(
      `SELECT facts->>'change' AS change FROM cordon.findings WHERE kind = 'ticket-contested' AND facts->>'ticket' = $1 ORDER BY 1`,
      [ticket.id],
    )
  ).map(({ change }) => change);

describe('over a real RT', () => {
  it('a mail in a victim’s name is nobody’s ticket, and what sets the field without being told to is found', async () => {
    const victim = scene.customer(33);
    const number = await mailed(victim.email, 'Help', `I am ${victim.name}`);
    await put(number, { CustomFields: { [FIELD]: '33' } });
    expect(await look()).toBeNull();
    const ticket = await kept(number);
    await scene.house.tickets.assign(ticket.id, 'per_ada', new Date());
    expect(ticket.binding).toBeNull();
    expectNothingOf(victim, await open(ticket));
    expect(await contested(ticket)).toEqual(['forged']);
  });

  it('a requester exchanged, a copy added, another customer written and a merge change nothing', async () => {
    const { number, ticket, customer } = await named(41, `I am ${scene.customer(41).email}`);
    const victim = scene.customer(42);
    const other = await mailed(victim.email, 'Mine', `I live in ${victim.streets[0] ?? ''}, ${victim.name}`);
    await put(number, { Requestor: [victim.email], Cc: ['eve@example.org'] });
    await put(number, { CustomFields: { [FIELD]: '42' } }, 'crm');
    await put(other, { MergeInto: Number(number) });
    await rt.mail(
      `From: ${victim.email}\nTo: orders@helpdesk.test\nSubject: Re: [helpdesk.test #${number}] x\n\nCall ${victim.phone}\n`,
    );
    expect(await look()).toBeNull();
    expect((await kept(number)).binding).toMatchObject({ by: 'request', subject: '41' });
    const page = await open(ticket);
    expect(page.answer.status).toBe(200);
    expect(JSON.stringify(page)).not.toContain(customer.email);
    expectNothingOf(victim, page);
    expect(await contested(ticket)).toEqual(['copy', 'customer', 'merge', 'requester']);
  });

  it('a file is revealed from there, opens on no other ticket, and is deleted there when its hours are over', async () => {
    const { number, ticket } = await named(51, 'Here are my papers');
    const file = { FileName: 'passport.png', FileType: 'image/png', FileContent: PIXEL };
    await rt.ask('sam', 'POST', `/ticket/${number}/correspond`, {
      Content: '<p onclick="x()">Got it</p><script>y()</script>',
      ContentType: 'text/html',
      Attachments: [file],
    });
    expect(await look()).toBeNull();
    const page = (await open(ticket)).answer.json as {
      conversation: { messages: { text: string; attachments: { id: string }[] }[] };
    };
    const message = page.conversation.messages.find(({ attachments }) => attachments.length > 0);
    expect(message?.text).toBe('Got it');
    const key = message?.attachments[0]?.id ?? '';
    const reveal = (on: Ticket) =>
      scene.attack(() =>
        ada.post(
          `/api/tickets/${on.id}/reveal`,
          ada.signed({
            act: 'reveal',
            ticket: on.id,
            resource: 'conversation',
            field: 'attachments',
            key,
            reason: 'customer-asked',
          }),
        ),
      );
    const shown = await reveal(ticket);
    expect(shown.answer.status, JSON.stringify(shown.answer)).toBe(200);
    const place = {
      purpose: 'reveal',
      ticket: ticket.id,
      resource: 'conversation',
      field: 'attachments',
    } as const;
    expect(await ada.open(shown.answer, place)).toMatchObject({ file: { kind: 'image', base64: PIXEL } });

    await ada.post(`/api/tickets/${ticket.id}/note`, {
      text: `Passport of ${scene.customer(51).email} seen`,
    });
    await ada.post(`/api/tickets/${ticket.id}/close`, {});
    expect(await look()).toBeNull();
    expect(await look()).toBeNull();
    const log = await rt.ask('root', 'GET', `/ticket/${number}/attachments?fields=Content,Filename`);
    expect(JSON.stringify(log.json)).toContain('[Cordon entry ');
    expect(JSON.stringify(log.json)).not.toContain(scene.customer(51).email);

    const elsewhere = await named(52, 'Another');
    expectRefused(await reveal(elsewhere.ticket), 'not-in-scope', 'per_ada');

    await scene.asOwner(`UPDATE cordon.helpdesk_tickets SET closed_at = $1 WHERE number = $2`, [
      new Date(Date.now() - 25 * HOUR),
      number,
    ]);
    const stored = await scene.house.helpdesk.store.find('harbor');
    if (stored === null) throw new Error('no helpdesk is connected');
    const documentDuty = () =>
      Promise.resolve({ agreement: 'agr_harbor_brightline', clause: '8.3', hours: 24 });
    const { entered } = await scene.attack(async () => ({
      status: await eraseDocuments({ ...scene.house.helpdesk, documentDuty }, stored),
      json: null,
    }));
    expect(entered.map(({ kind }) => kind)).toEqual(['document-erasing', 'document-erased']);
    expect(
      JSON.stringify((await rt.ask('root', 'GET', `/ticket/${number}/attachments?fields=Filename`)).json),
    ).not.toContain('passport.png');
  });

  it('the vendor’s agent with a seat there is found, and it settles when the right is taken away', async () => {
    const grant = (how: 'GrantRight' | 'RevokeRight') =>
      rt.operate(
        `my $u = RT::User->new($system); $u->Load('agent'); my $q = RT::Queue->new($system); $q->Load('Orders');
         $u->PrincipalObj->${how}(Right => 'ShowTicket', Object => $q);`,
      );
    const found = () =>
      scene.asOwner<{ closed_at: Date | null }>(
        `SELECT closed_at FROM cordon.findings WHERE kind = 'seat-unmasked' AND about = 'harbor/per_ada'`,
      );
    expect(await look(true)).toBeNull();
    expect(await found()).toEqual([]);
    await grant('GrantRight');
    expect(await look(true)).toBeNull();
    expect(await found()).toMatchObject([{ closed_at: null }]);
    await grant('RevokeRight');
    expect(await look(true)).toBeNull();
    expect((await found())[0]?.closed_at).not.toBeNull();
  });

  it('that is gone shows nothing and takes nothing in', async () => {
    await rt.close();
    expect(await look()).toBe('helpdesk-unavailable');
  });
});
