import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import type { Ticket } from '../../packages/server/src/tickets/index.ts';
import { expectNothingOf, expectRefused, openScene, type Scene } from './attack.ts';

/* Files that customers send along: a way for raw values round the conversation's treatment. */

let scene: Scene;
let ada: Visitor;

beforeAll(async () => {
  scene = await openScene();
  ada = await scene.enter('per_ada');
});
afterAll(() => scene.close());

/** A message with a file, as the helpdesk delivers it to a ticket that is there. @returns the file's id */
async function attach(ticket: Ticket, name: string, mediaType: string, body: Buffer): Promise<string> {
  const at = new Date();
  const { source, externalId, party, purpose, subjectLine, priority, status, createdAt } = ticket;
  const attachments = [{ id: 'f1', name, mediaType, body }];
  await scene.house.tickets.intake.receive({
    ...{ source, externalId, party, purpose, subjectLine, priority, status, createdAt, requester: null },
    messages: [{ id: name, at, author: 'customer', body: 'See the file.', attachments }],
  });
  const rows = await scene.asOwner<{ id: string }>(
    'SELECT id FROM cordon.ticket_attachments WHERE ticket_id = $1 AND message_id = $2',
    [ticket.id, `msg_${createHash('sha256').update(`${ticket.id}\n${name}`).digest('hex').slice(0, 32)}`],
  );
  return rows[0]?.id ?? '';
}

describe('an attachment', () => {
  it('loses the values of its customer, in its name too, and its reading is an entry', async () => {
    const { ticket, customer } = await scene.boundTicket('per_ada');
    const text = `Ship to ${customer.email}\nborn ${customer.dateOfBirth}, call ${customer.phone}`;
    const id = await attach(ticket, `for ${customer.email}.txt`, 'text/plain', Buffer.from(text));
    const opened = await scene.attack(() => ada.get(`/api/tickets/${ticket.id}/attachments/${id}`));
    expect(opened.answer).toMatchObject({ status: 200, json: { removed: 3 } });
    const place = { purpose: 'attachment', ticket: ticket.id, resource: 'conversation', field: id } as const;
    const file = (await ada.open(opened.answer, place)) as { name: string; text: string };
    expect(file.text).toMatch(/^Ship to \S+/);
    expect(JSON.stringify(opened.answer)).not.toContain('Ship to');
    expect(JSON.stringify(file)).not.toContain(customer.email);
    expect(JSON.stringify(file)).not.toContain(customer.dateOfBirth);
    expect(opened.entered).toMatchObject([{ person: 'per_ada', kind: 'read', code: null }]);
    expect((opened.answer.json as { mark: string }).mark).toContain(
      `entry ${String(opened.entered[0]?.idx)}`,
    );
    const page = await scene.attack(() => ada.get(`/api/tickets/${ticket.id}`));
    for (const shown of [opened, page].map((attack) => JSON.stringify(attack))) {
      expect(shown).not.toContain(customer.email);
      expect(shown).not.toContain(customer.dateOfBirth);
    }
  });

  it('that is no text is refused, whatever it says it is', async () => {
    const { ticket } = await scene.boundTicket('per_ada');
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    for (const [name, mediaType] of [
      ['photo.jpg', 'image/jpeg'],
      ['photo.txt', 'text/plain'],
      ['page.html', 'text/html'],
    ] as const) {
      const id = await attach(ticket, name, mediaType, jpeg);
      const opened = await scene.attack(() => ada.get(`/api/tickets/${ticket.id}/attachments/${id}`));
      expectRefused(opened, 'not-treatable', 'per_ada');
    }
  });

  it('of another ticket is refused by way of one’s own, and by its own', async () => {
    const own = await scene.boundTicket('per_ada');
    const other = await scene.boundTicket('per_ben');
    const id = await attach(other.ticket, 'note.txt', 'text/plain', Buffer.from(other.customer.name));
    for (const ticket of [own.ticket.id, other.ticket.id]) {
      const opened = await scene.attack(() => ada.get(`/api/tickets/${ticket}/attachments/${id}`));
      expectRefused(opened, 'not-in-scope', 'per_ada');
      expectNothingOf(other.customer, opened);
    }
  });

  it('on a call nobody confirmed stays shut', async () => {
    const ticket = await scene.callerTicket('per_ada');
    const id = await attach(ticket, 'note.txt', 'text/plain', Buffer.from('hello'));
    const opened = await scene.attack(() => ada.get(`/api/tickets/${ticket.id}/attachments/${id}`));
    expectRefused(opened, 'ticket-not-in-hand', 'per_ada');
  });
});
