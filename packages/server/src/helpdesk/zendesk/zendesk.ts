import { Failure } from '@cordon/core/kernel';
import { openHelpdeskClient, type HelpdeskClient, type Patience } from '../client.ts';
import type { FileAt, Helpdesk, UpstreamConversation, UpstreamMessage, UpstreamTicket } from '../port.ts';
import type { HelpdeskSettings } from '../settings.ts';
import { everyPage } from './pages.ts';
import { seatsOf } from './seats.ts';
import * as shapes from './shapes.ts';

const API = '/api/v2';
const MOST_TEXT = 100_000;
/** Where Zendesk keeps files: it sends whoever asks there, with an address that is good for a while. */
export const FILE_HOSTS: readonly string[] = ['zdusercontent.com'];

/** Zendesk, by the shapes of its API reference: incremental export, comments, audits, users, roles and tokens. */
export function openZendesk(
  settings: HelpdeskSettings,
  patience?: Patience,
  fileHosts = FILE_HOSTS,
): Helpdesk {
  const client = openHelpdeskClient(settings, fileHosts, patience);
  const messageOf = (comment: ZendeskComment, staff: boolean, description: boolean): UpstreamMessage => ({
    // The first comment is the description: a webhook's delivery of the same ticket names it so.
    id: description ? 'description' : `comment:${comment.id}`,
    ...{ at: comment.created_at, by: comment.author_id, staff, internal: !comment.public },
    body: comment.plain_body.slice(0, MOST_TEXT),
    files: comment.attachments.map(({ id, file_name, content_type, size }) => ({
      ...{ id: `${comment.id}/${id}`, name: file_name, mediaType: content_type, size: size ?? 0 },
    })),
  });

  return {
    async changed(cursor, since) {
      const start = String(Math.floor(since.getTime() / 1000));
      const query = new URLSearchParams(cursor === null ? { start_time: start } : { cursor });
      const page = await client.read(
        `${API}/incremental/tickets/cursor?${query.toString()}`,
        shapes.exported,
      );
      if (page === null) throw new Failure('helpdesk-unavailable', 'the helpdesk has no export');
      const wanted = new Set(settings.queues.map(({ queue }) => queue));
      return {
        tickets: page.tickets
          .filter(({ group_id }) => group_id != null && wanted.has(group_id))
          .map(ticketOf),
        // Without one nothing was exported: the same place is asked again.
        cursor: page.after_cursor ?? cursor ?? '',
        // The export tells no number: that there is more is all it says.
        left: page.end_of_stream ? 0 : page.tickets.length,
        more: !page.end_of_stream && page.after_cursor != null,
      };
    },

    async conversation({ number, requesters }, known) {
      const path = `${API}/tickets/${numbered(number)}`;
      const [whole, said, audits] = await Promise.all([
        client.read(path, shapes.oneTicket),
        everyPage(client, `${path}/comments`, { include: 'users' }, shapes.comments, (page) => [page]),
        everyPage(client, `${path}/audits`, {}, shapes.audits, (page) => page.audits),
      ]);
      if (whole === null) throw new Failure('helpdesk-unavailable', 'the helpdesk lost a ticket it named');
      const comments = said.flatMap((page) => page.comments);
      // Somebody who is not told of counts as no staff.
      const users = said.flatMap((page) => page.users ?? []);
      const staff = new Set(users.flatMap(({ id, role }) => (role === 'end-user' ? [] : [id])));
      // A merge writes the other ticket's last comment into this one.
      const own = comments.filter(({ via }) => via.source?.rel !== 'merge');
      const messages = own
        .map((comment) => {
          const by = comment.author_id;
          return messageOf(comment, !requesters.includes(by) && staff.has(by), comment === comments[0]);
        })
        .filter(({ id }) => !known.has(id));
      const merges = comments.filter((comment) => !own.includes(comment));
      return {
        messages,
        customer: customerOf(settings, whole.ticket.custom_fields ?? [], audits),
        mergedFrom: merges.flatMap(({ id, via }) => {
          const from = via.source?.from?.ticket_ids ?? [];
          return from.length > 0 ? from : [`comment:${id}`];
        }),
        mergedInto: whole.ticket.tags?.includes('closed_by_merge') === true ? '' : null,
      };
    },

    async file(_number, { message, id }, most) {
      const { comment, attachment } = partsOf(id);
      if (message !== `comment:${comment}` && message !== 'description') return null;
      const told = await client.read(`${API}/attachments/${attachment}`, shapes.oneAttachment);
      if (told === null) return null;
      return client.bytes(told.attachment.content_url, most);
    },

    async deleteFile(number, { id }: FileAt) {
      const { comment, attachment } = partsOf(id);
      const path = `${API}/tickets/${numbered(number)}/comments/${comment}/attachments/${attachment}/redact`;
      const deleted = await client.write('PUT', path, {});
      if (deleted === 'refused') throw new Failure('helpdesk-unavailable', 'the helpdesk keeps a file');
      return deleted === 'done';
    },

    comment: (number, text) => update(client, number, { comment: { body: text, public: false } }),
    close: (number) => update(client, number, { status: 'solved' }),
    seats: (_queues, now) => seatsOf(client, settings, now),

    async hello() {
      await client.read(`${API}/users/me`, shapes.me);
    },
    end: () => {
      client.close();
    },
  };
}

type ZendeskComment = shapes.ZendeskComment;

async function update(client: HelpdeskClient, number: string, ticket: object): Promise<boolean> {
  return (await client.write('PUT', `${API}/tickets/${numbered(number)}`, { ticket })) === 'done';
}

function ticketOf(read: shapes.ZendeskTicket): UpstreamTicket {
  const { priority } = read;
  return {
    ...{ number: read.id, queue: read.group_id ?? '', subject: read.subject },
    status: CLOSED.has(read.status) ? 'closed' : WAITING.has(read.status) ? 'pending' : 'open',
    priority: priority === 'low' || priority === 'high' || priority === 'urgent' ? priority : 'normal',
    ...{ createdAt: read.created_at, updatedAt: read.updated_at, requesters: [read.requester_id] },
    // Followers are staff.
    copies: [...new Set([...read.collaborator_ids, ...read.email_cc_ids])],
  };
}

const CLOSED: ReadonlySet<string> = new Set(['solved', 'closed', 'deleted']);
const WAITING: ReadonlySet<string> = new Set(['pending', 'hold']);

function customerOf(
  { customerField }: HelpdeskSettings,
  fields: readonly { readonly id: string; readonly value?: unknown }[],
  audits: readonly shapes.ZendeskAudit[],
): UpstreamConversation['customer'] {
  const value = fields.find(({ id }) => id === customerField)?.value;
  if (typeof value !== 'string' || value === '') return null;
  const set = audits
    .flatMap(({ author_id, events }) => events.map((event) => ({ author_id, ...event })))
    .findLast(
      ({ type, field_name }) =>
        (type === 'Create' || type === 'Change') && String(field_name) === customerField,
    );
  // Who set it is not told, or it was set to something else: then nobody did.
  return { value, setBy: set?.value === value ? set.author_id : '' };
}

/** A file is named by its comment and its own number. */
function partsOf(id: string): { readonly comment: string; readonly attachment: string } {
  const [, comment, attachment] = /^(\d{1,20})\/(\d{1,20})$/.exec(id) ?? [];
  if (comment === undefined || attachment === undefined)
    throw new Failure('helpdesk-unavailable', 'the helpdesk names a file by no number');
  return { comment, attachment };
}

/** @throws Failure for what is no number: it would stand in a path */
function numbered(text: string): string {
  if (!/^\d{1,20}$/.test(text))
    throw new Failure('helpdesk-unavailable', 'the helpdesk names a ticket by no number');
  return text;
}
