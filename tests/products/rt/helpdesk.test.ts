import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRt } from '../../../packages/server/src/helpdesk/rt/rt.ts';
import type { Helpdesk, UpstreamTicket } from '../../../packages/server/src/helpdesk/port.ts';
import { openRtServer, type Rt } from './server.ts';

/* The port over a real RT. */

let rt: Rt;
let helpdesk: Helpdesk;
const SINCE = new Date('2020-01-01T00:00:00Z');

beforeAll(async () => {
  rt = await openRtServer();
  helpdesk = openRt({
    ...{ kind: 'rt', baseUrl: rt.baseUrl, reach: 'loopback', credential: `token ${rt.token}` },
    ...{ queues: [{ queue: 'Orders', vendor: 'pty_desk', purpose: 'order-support' }] },
    ...{ customerField: 'Cordon customer', setters: ['crm'], internalComments: true },
  });
});
afterAll(async () => {
  helpdesk.end();
  await rt.close();
});

async function changed(): Promise<UpstreamTicket[]> {
  const found: UpstreamTicket[] = [];
  let cursor: string | null = null;
  for (let more = true; more;) {
    const page: Awaited<ReturnType<Helpdesk['changed']>> = await helpdesk.changed(cursor, SINCE);
    found.push(...page.tickets);
    ({ cursor, more } = page);
  }
  return found;
}

const mailed = (from: string, subject: string, body: string, rest = '') =>
  rt.mail(`From: ${from}\nTo: orders@helpdesk.test\nSubject: ${subject}\n${rest}\n${body}\n`);

async function numberOf(subject: string): Promise<string> {
  return (await changed()).find((one) => one.subject === subject)?.number ?? '';
}
async function read(number: string, known: readonly string[] = []) {
  const ticket = (await changed()).find((one) => one.number === number);
  if (ticket === undefined) throw new Error(`no ticket ${number}`);
  return helpdesk.conversation(ticket, new Set(known));
}

describe('RT', () => {
  it('knows Cordon by its token', async () => {
    await expect(helpdesk.hello()).resolves.toBeUndefined();
  });

  it('tells conversation and comments apart, and files from their bytes', async () => {
    await mailed('nora@example.org', 'Parcel', 'Where is it?');
    const number = await numberOf('Parcel');
    const picture = Buffer.from('89504e470d0a1a0a', 'hex');
    const file = { FileName: 'pass.png', FileType: 'image/png', FileContent: picture.toString('base64') };
    await rt.ask('sam', 'POST', `/ticket/${number}/correspond`, {
      Content: '<p>On its <b>way</b></p><script>alert(1)</script>',
      ContentType: 'text/html',
      Attachments: [file],
    });
    await rt.ask('sam', 'POST', `/ticket/${number}/comment`, {
      Content: 'She is upset',
      ContentType: 'text/plain',
    });
    const { messages } = await read(number);
    expect(messages.map(({ body, internal, staff }) => ({ body: body.trim(), internal, staff }))).toEqual([
      { body: 'Where is it?', internal: false, staff: false },
      { body: 'On its way', internal: false, staff: true },
      { body: 'She is upset', internal: true, staff: true },
    ]);
    const [sent] = messages[1]?.files ?? [];
    expect(sent).toMatchObject({ name: 'pass.png', mediaType: 'image/png' });
    const at = { message: messages[1]?.id ?? '', id: sent?.id ?? '' };
    expect(Buffer.from((await helpdesk.file(number, at, 1000)) ?? [])).toEqual(picture);
    expect(await helpdesk.file(number, at, 4)).toBeNull();
    expect(await helpdesk.file(number, { ...at, message: messages[0]?.id ?? '' }, 1000)).toBeNull();
    expect(
      (
        await read(
          number,
          messages.map(({ id }) => id),
        )
      ).messages,
    ).toEqual([]);
    expect(await helpdesk.deleteFile(number, at)).toBe(true);
    expect(await helpdesk.file(number, at, 1000)).toBeNull();
    expect(await helpdesk.deleteFile(number, at)).toBe(false);
  });

  it('names the customer and whose hand did', async () => {
    await mailed('olga@example.org', 'Field', 'Hello');
    const number = await numberOf('Field');
    expect((await read(number)).customer).toBeNull();
    await rt.ask('root', 'PUT', `/ticket/${number}`, { CustomFields: { 'Cordon customer': '4' } });
    expect((await read(number)).customer).toEqual({ value: '4', setBy: 'root' });
    await rt.ask('crm', 'PUT', `/ticket/${number}`, { CustomFields: { 'Cordon customer': '7' } });
    expect((await read(number)).customer).toEqual({ value: '7', setBy: 'crm' });
    const denied = await rt.ask('sam', 'PUT', `/ticket/${number}`, {
      CustomFields: { 'Cordon customer': '9' },
    });
    expect(denied.status).toBe(200);
    expect((await read(number)).customer).toEqual({ value: '7', setBy: 'crm' });
  });

  it('keeps what was said on a merged ticket out of the other', async () => {
    await mailed('ines@example.org', 'Kept', 'Mine');
    await mailed('jona@example.org', 'Merged away', 'Another customer’s');
    const [kept, gone] = [await numberOf('Kept'), await numberOf('Merged away')];
    await rt.ask('root', 'PUT', `/ticket/${gone}`, { MergeInto: Number(kept) });
    const { messages, mergedFrom } = await read(kept);
    expect(messages.map(({ body }) => body.trim())).toEqual(['Mine']);
    expect(mergedFrom).toEqual([gone]);
    const away = await helpdesk.conversation(
      { ...(await changed())[0], number: gone, requesters: [] } as unknown as UpstreamTicket,
      new Set(),
    );
    expect(away).toMatchObject({ messages: [], mergedInto: kept });
  });

  it('goes on where it was, a page at a time', async () => {
    const [first] = await changed();
    const { cursor, tickets, more } = await helpdesk.changed(null, SINCE);
    expect(tickets[0]?.number).toBe(first?.number);
    expect(more).toBe(false);
    const again = await helpdesk.changed(cursor, SINCE);
    // The last minute is read again.
    expect(again.tickets.length).toBeGreaterThan(0);
  });

  it('takes a comment and a status, which no customer is told of', async () => {
    await mailed('mina@example.org', 'Answered', 'Hi');
    const number = await numberOf('Answered');
    await helpdesk.comment(number, 'Answered through Cordon, entry 12.');
    await helpdesk.close(number);
    const { messages } = await read(number);
    expect(messages.at(-1)).toMatchObject({
      by: 'cordon',
      internal: true,
      body: 'Answered through Cordon, entry 12.',
    });
    expect((await changed()).find((one) => one.number === number)?.status).toBe('closed');
  });

  it('tells whose seat shows what', async () => {
    const of = async (login: string) =>
      (await helpdesk.seats(['Orders'], new Date())).find(({ id }) => id === login)?.sights;
    expect(await of('agent')).toEqual([]);
    await rt.operate(
      `my $u = RT::User->new($system); $u->Load('agent'); my $q = RT::Queue->new($system); $q->Load('Orders'); $u->PrincipalObj->GrantRight(Right => 'ShowTicket', Object => $q);`,
    );
    expect(await of('agent')).toEqual(['tickets']);
    expect(await of('crm')).toEqual(['customer-field', 'tickets']);
    expect(await of('sam')).toEqual(['comments', 'tickets']);
    expect(await of('cordon')).toEqual(expect.arrayContaining(['token', 'admin']));
  });
});
