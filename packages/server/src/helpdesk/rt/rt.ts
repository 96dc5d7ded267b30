import { textOfHtml } from '@cordon/core/helpdesk';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import { openHelpdeskClient, type HelpdeskClient, type Patience } from '../client.ts';
import type { Helpdesk, UpstreamConversation, UpstreamMessage, UpstreamTicket } from '../port.ts';
import type { HelpdeskSettings } from '../settings.ts';
import * as shapes from './shapes.ts';

const REST = '/REST/2.0';
const PAGE = 100;
/** A history longer than this is no conversation anybody answers. */
const MOST_PAGES = 50;
/** A text longer than this is cut, as in every delivery. */
const MOST_TEXT = 100_000;
/** What was done within a second is written in any order within it, so the last minute is read again. */
const OVERLAP_MS = 60_000;

/** RT, by its REST2 and a token of its own. What REST2 leaves out (rights, tokens, deletion) tells the module in plugin/. */
export function openRt(settings: HelpdeskSettings, patience?: Patience): Helpdesk {
  const client = openHelpdeskClient(settings, [], patience);
  const staff = new Map<string, Promise<boolean>>();
  const isStaff = (login: string): Promise<boolean> => {
    const known = staff.get(login);
    if (known !== undefined) return known;
    const asking = client
      .read(`${REST}/user/${encodeURIComponent(login)}`, shapes.user)
      .then((user) => Number(user?.Privileged ?? 0) === 1);
    asking.catch(() => staff.delete(login));
    staff.set(login, asking);
    return asking;
  };
  const contentOf = async (id: string, more?: Parameters<HelpdeskClient['read']>[2]) => {
    const read = await client.read(`${REST}/attachment/${numbered(id)}`, shapes.attachment, more);
    if (read?.Content == null) return null;
    return { bytes: Buffer.from(read.Content, 'base64'), of: read.TransactionId.id };
  };

  return {
    changed: (cursor, since) => changedOf(client, settings, cursor, since),

    async conversation(ticket, known) {
      const number = numbered(ticket.number);
      const [whole, log, files] = await Promise.all([
        client.read(`${REST}/ticket/${number}?fields[Queue]=Name`, shapes.ticket),
        everyPage(client, `/ticket/${number}/history`, HISTORY, shapes.history),
        everyPage(client, `/ticket/${number}/attachments`, FILES, shapes.attachments),
      ]);
      if (whole === null) throw new Failure('helpdesk-unavailable', 'the helpdesk lost a ticket it named');
      // A ticket that was merged away answers as the one it went into, and that one's history holds both.
      const mergedInto = whole.id === number ? null : whole.id;
      const own = log.filter(
        ({ ObjectType, ObjectId }) => ObjectType === 'RT::Ticket' && ObjectId === number,
      );
      const messages: UpstreamMessage[] = [];
      for (const said of mergedInto === null ? own : []) {
        if (!SPOKEN.has(said.Type) || known.has(`txn:${said.id}`)) continue;
        const parts = files.filter(({ TransactionId }) => TransactionId === said.id);
        const text = bodyOf(parts);
        const body = text === null ? null : await contentOf(text.id);
        // Without its words it would be taken in as one that has none.
        if (text !== null && body === null)
          throw new Failure('helpdesk-unavailable', 'a message lost its words');
        const written = body === null ? '' : new TextDecoder().decode(body.bytes);
        messages.push({
          ...{
            id: `txn:${said.id}`,
            at: said.Created,
            by: said.Creator.id,
            internal: said.Type === 'Comment',
          },
          staff: !ticket.requesters.includes(said.Creator.id) && (await isStaff(said.Creator.id)),
          body: (isHtml(text) ? textOfHtml(written) : written).slice(0, MOST_TEXT),
          files: parts.filter(isFile).map(({ id, Filename, ContentType, Headers }) => ({
            ...{ id, name: Filename, mediaType: ContentType, size: sizeOf(Headers) },
          })),
        });
      }
      const merged = log.filter(
        ({ Field, Type, ObjectId }) => Type === 'AddLink' && Field === 'MergedInto' && ObjectId !== number,
      );
      return {
        messages,
        mergedInto,
        mergedFrom: mergedInto === null ? merged.map(({ ObjectId }) => ObjectId) : [],
        customer: customerOf(settings, whole, own),
      };
    },

    async file(_number, { message, id }, most) {
      // Base64 in JSON: a third larger, and its own words around it.
      const read = await contentOf(id, {
        most: Math.ceil(most * 1.4) + 65_536,
        // What is not there RT forbids, or fails over (5.0.3).
        absent: [403, 500],
      });
      return read === null || `txn:${read.of}` !== message || read.bytes.byteLength > most
        ? null
        : read.bytes;
    },

    async deleteFile(number, { id }) {
      const target = `${REST}/cordon/ticket/${numbered(number)}/attachment/${numbered(id)}`;
      const deleted = await client.write('DELETE', target, {});
      if (deleted === 'refused') throw new Failure('helpdesk-unavailable', 'the helpdesk keeps a file');
      return deleted === 'done';
    },

    comment: (number, text) =>
      done(
        client.write('POST', `${REST}/ticket/${numbered(number)}/comment`, {
          Content: text,
          ContentType: 'text/plain',
        }),
      ),

    close: (number) =>
      done(client.write('PUT', `${REST}/ticket/${numbered(number)}`, { Status: 'resolved' })),

    async seats(queues) {
      const query = new URLSearchParams([
        ...queues.map((queue) => ['queue', queue]),
        ['field', settings.customerField],
      ]);
      const told = await client.read(`${REST}/cordon/seats?${query.toString()}`, shapes.seats);
      if (told === null) throw new Failure('helpdesk-unreadable', 'the module beside RT is missing');
      // An RT behind a company's sign-in knows its people there by their login.
      return told.seats.map(({ login, email, sights }) => ({ id: login, email, sso: login, sights }));
    },

    async hello() {
      const query = `Queue = '${quoted(settings.queues[0]?.queue ?? '')}'`;
      await client.read(
        `${REST}/tickets?${new URLSearchParams({ query, per_page: '1', fields: HEAD, 'fields[Queue]': 'Name' }).toString()}`,
        shapes.tickets,
      );
    },

    end: () => {
      client.close();
    },
  };
}

const HEAD = 'Subject,Status,Priority,Created,LastUpdated,Requestor,Cc,Queue';
const HISTORY = 'Type,ObjectId,ObjectType,Created,Creator,Field,NewValue';
const FILES = 'TransactionId,Filename,ContentType,Headers';

/** What people said. Mails RT sent are in the history too, with the customer's address. */
const SPOKEN: ReadonlySet<string> = new Set(['Create', 'Correspond', 'Comment']);

const cursorShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000Z (\d{1,15}|-)$/;

async function changedOf(
  client: HelpdeskClient,
  { queues }: HelpdeskSettings,
  cursor: string | null,
  since: Date,
) {
  const [, at, last] = cursorShape.exec(cursor ?? '') ?? [];
  const from = at === undefined ? since : new Date(`${at}.000Z`);
  const after = `LastUpdated > '${sqlTime(from, 0)}'`;
  const within = `LastUpdated > '${sqlTime(from, -1)}' AND LastUpdated < '${sqlTime(from, 1)}'`;
  // The id goes on within one second: a hundred tickets may be changed at once.
  const where = `(${after} OR (${within} AND id > ${last === undefined || last === '-' ? '0' : last}))`;
  const named = queues.map(({ queue }) => `Queue = '${quoted(queue)}'`).join(' OR ');
  const query = `${where} AND (${named})`;
  const search = new URLSearchParams([
    ...[
      ['query', query],
      ['per_page', String(PAGE)],
      ['fields', HEAD],
      ['fields[Queue]', 'Name'],
    ],
    ...[
      ['orderby', 'LastUpdated'],
      ['orderby', 'id'],
    ],
  ]);
  const page = await client.read(`${REST}/tickets?${search.toString()}`, shapes.tickets);
  if (page === null) throw new Failure('helpdesk-unavailable', 'the helpdesk has no tickets');
  const { items } = page;
  const total = page.total ?? items.length;
  const more = total > items.length || (page.pages ?? 1) > 1;
  const final = items.at(-1);
  const reached = final?.LastUpdated ?? from;
  const goOn =
    more && final !== undefined ? { at: reached, id: final.id } : { at: back(reached, since), id: '-' };
  return {
    tickets: items.map(ticketOf),
    cursor: `${goOn.at.toISOString().slice(0, 19)}.000Z ${goOn.id}`,
    left: Math.max(0, total - items.length),
    more: more && final !== undefined,
  };
}

function back(reached: Date, since: Date): Date {
  return new Date(Math.max(since.getTime(), reached.getTime() - OVERLAP_MS));
}

async function everyPage<T>(
  client: HelpdeskClient,
  path: string,
  fields: string,
  shape: z.ZodType<{ items: T[]; pages?: number | null | undefined }>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ fields, per_page: String(PAGE), page: String(page) });
    const read = await client.read(`${REST}${path}?${query.toString()}`, shape);
    if (read === null) throw new Failure('helpdesk-unavailable', 'the helpdesk lost a ticket it named');
    items.push(...read.items);
    if (page >= (read.pages ?? 1)) return items;
  }
  throw new Failure('helpdesk-unavailable', 'a conversation is longer than any');
}

function ticketOf(read: shapes.RtTicket): UpstreamTicket {
  const priority = Number(read.Priority);
  return {
    number: read.id,
    queue: read.Queue.Name,
    subject: read.Subject,
    status: CLOSED.has(read.Status) ? 'closed' : read.Status === 'stalled' ? 'pending' : 'open',
    priority:
      priority >= 75 ? 'urgent' : priority >= 50 ? 'high' : priority > 0 && priority < 25 ? 'low' : 'normal',
    createdAt: read.Created,
    updatedAt: read.LastUpdated,
    requesters: read.Requestor,
    copies: read.Cc,
  };
}

const CLOSED: ReadonlySet<string> = new Set(['resolved', 'rejected', 'deleted']);

function customerOf(
  { customerField }: HelpdeskSettings,
  {
    CustomFields,
    Creator,
  }: {
    readonly CustomFields: readonly {
      readonly id: string;
      readonly name: string;
      readonly values: readonly (string | null)[];
    }[];
    readonly Creator: { readonly id: string };
  },
  log: readonly shapes.RtTransaction[],
): UpstreamConversation['customer'] {
  const field = CustomFields.find(({ name }) => name === customerField);
  const value = field?.values.length === 1 ? field.values[0] : null;
  if (field === undefined || value == null || value === '') return null;
  // One that stands since the ticket was made has no line of its own in the history.
  const set = log.findLast((said) => said.Type === 'CustomField' && said.Field === field.id);
  if (set !== undefined && set.NewValue !== value) return { value, setBy: '' };
  return { value, setBy: set?.Creator.id ?? Creator.id };
}

const isFile = ({ Filename }: shapes.RtAttachment) => Filename !== '';
const isHtml = (part: shapes.RtAttachment | null) => part?.ContentType.toLowerCase() === 'text/html';

/** The words of a message: plain ones if there are any. */
function bodyOf(parts: readonly shapes.RtAttachment[]): shapes.RtAttachment | null {
  const texts = parts.filter((part) => !isFile(part));
  return (
    texts.find(({ ContentType }) => ContentType.toLowerCase() === 'text/plain') ?? texts.find(isHtml) ?? null
  );
}

function sizeOf(headers: string): number {
  return Number(/^Content-Length: (\d{1,12})$/m.exec(headers)?.[1] ?? 0);
}

/** @throws Failure for what is no number: it would stand in a path */
function numbered(text: string): string {
  if (!/^\d{1,15}$/.test(text))
    throw new Failure('helpdesk-unavailable', 'the helpdesk names a ticket by no number');
  return text;
}

/** A name in TicketSQL. Checked when it is typed as well. */
function quoted(name: string): string {
  if (!/^[^'"\\\p{C}]{1,200}$/u.test(name))
    throw new Failure('bad-request', 'the name of a queue holds a quote');
  return name;
}

/** As TicketSQL reads times. @param off seconds */
function sqlTime(at: Date, off: number): string {
  return new Date(at.getTime() + off * 1000).toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
}

async function done(writing: ReturnType<HelpdeskClient['write']>): Promise<boolean> {
  return (await writing) === 'done';
}
