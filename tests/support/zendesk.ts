import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A helpdesk that answers as Zendesk's API reference says it does: incremental export, comments, audits, attachments,
 * redaction, users, roles, groups and OAuth tokens. It believes whoever has its token.
 */

export const ZENDESK_TOKEN = 'zendesk-oauth-token-of-cordon';
/** The field that names the customer, and the user who is the company's CRM. */
export const CUSTOMER_FIELD = 360001;
export const CRM = 501;
export const QUEUE = 77;

interface File {
  readonly id: number;
  readonly file_name: string;
  readonly content_type: string;
  body: Buffer | null;
}

interface Comment {
  readonly id: number;
  readonly author_id: number;
  readonly plain_body: string;
  readonly public: boolean;
  readonly created_at: string;
  readonly via: object;
  readonly files: readonly File[];
}

export interface ZendeskTicket {
  readonly id: number;
  subject: string;
  status: string;
  priority: string | null;
  created_at: string;
  updated_at: string;
  requester_id: number;
  group_id: number;
  email_cc_ids: number[];
  tags: string[];
  customer: string | null;
}

interface User {
  readonly id: number;
  readonly email: string;
  role: 'admin' | 'agent' | 'end-user';
  ticket_restriction?: string | null;
  custom_role_id?: number | null;
  suspended?: boolean;
}

export interface Zendesk {
  readonly baseUrl: string;
  readonly asked: { readonly method: string; readonly url: string; readonly body: string }[];
  readonly users: User[];
  readonly tokens: { readonly user_id: number; readonly expires_at: string | null }[];
  readonly members: { readonly user_id: number; readonly group_id: number }[];
  /** Answers the next requests instead of it; null for itself. */
  instead: ((request: IncomingMessage, response: ServerResponse) => boolean) | null;
  user(email: string, role: User['role']): number;
  ticket(requester: number, subject: string, text: string): ZendeskTicket;
  /** Writes the customer's field as somebody. */
  named(ticket: ZendeskTicket, customer: string, by: number): void;
  comment(
    ticket: ZendeskTicket,
    by: number,
    text: string,
    rest?: { readonly internal?: boolean; readonly via?: object },
  ): Comment;
  attach(ticket: ZendeskTicket, by: number, name: string, type: string, body: Buffer): File;
  /** As a merge of Zendesk's does: the other is closed, and its last comment written into this one. */
  merge(from: ZendeskTicket, into: ZendeskTicket): void;
  comments(ticket: ZendeskTicket): readonly Comment[];
  close(): Promise<void>;
}

export async function openZendeskServer(now: () => Date): Promise<Zendesk> {
  let next = 1000;
  const id = () => (next += 1);
  const tickets = new Map<number, ZendeskTicket>();
  const said = new Map<number, Comment[]>();
  const audits = new Map<number, object[]>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString();
      desk.asked.push({ method: request.method ?? '', url: request.url ?? '', body });
      if (desk.instead?.(request, response) === true) return;
      if (request.headers.authorization !== `Bearer ${ZENDESK_TOKEN}`) {
        json(response, 401, { error: 'Couldn’t authenticate you' });
        return;
      }
      answer(request.method ?? 'GET', new URL(request.url ?? '/', 'http://desk'), body, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  const files = () => [...said.values()].flat().flatMap((comment) => comment.files);
  const fileOf = (file: File) => ({
    ...{
      id: file.id,
      file_name: file.file_name,
      content_type: file.content_type,
      size: file.body?.length ?? 0,
    },
    content_url: `${baseUrl}/attachments/token/${String(file.id)}/?name=${encodeURIComponent(file.file_name)}`,
  });
  const commentOf = ({ files: kept, ...comment }: Comment) => ({
    ...{ ...comment, type: 'Comment', body: comment.plain_body, html_body: `<p>${comment.plain_body}</p>` },
    attachments: kept.map(fileOf),
  });
  const ticketOf = ({ customer, ...ticket }: ZendeskTicket) => ({
    ...{ ...ticket, collaborator_ids: ticket.email_cc_ids, follower_ids: [], via: { channel: 'email' } },
    custom_fields: [{ id: CUSTOMER_FIELD, value: customer }],
  });
  const paged = (url: URL, name: string, all: readonly object[], rest: object = {}) => {
    const from = Number(url.searchParams.get('page[after]') ?? 0);
    const size = Number(url.searchParams.get('page[size]') ?? 100);
    const more = from + size < all.length;
    return {
      [name]: all.slice(from, from + size),
      ...rest,
      meta: { has_more: more, after_cursor: more ? String(from + size) : null },
    };
  };

  function answer(method: string, url: URL, body: string, response: ServerResponse): void {
    const path = url.pathname;
    const [, number = ''] = /^\/api\/v2\/tickets\/(\d+)/.exec(path) ?? [];
    const ticket = tickets.get(Number(number));
    const bytes = /^\/attachments\/token\/(\d+)\/$/.exec(path);
    const redact = /\/comments\/(\d+)\/attachments\/(\d+)\/redact$/.exec(path);
    if (path === '/api/v2/users/me') {
      json(response, 200, { user: { id: 500, role: 'admin' } });
      return;
    }
    if (path === '/api/v2/incremental/tickets/cursor') {
      // The cursor is the time up to which was exported; what changed in that moment comes again.
      const from =
        url.searchParams.get('cursor') ??
        new Date(Number(url.searchParams.get('start_time')) * 1000).toISOString();
      const changed = [...tickets.values()]
        .filter(({ updated_at }) => updated_at >= from)
        .toSorted((a, b) => (a.updated_at < b.updated_at ? -1 : 1));
      const cursor = changed.at(-1)?.updated_at ?? from;
      json(response, 200, {
        tickets: changed.map(ticketOf),
        after_cursor: cursor,
        before_cursor: null,
        end_of_stream: true,
      });
      return;
    }
    if (path === '/api/v2/users') {
      const role = url.searchParams.get('role[]');
      json(
        response,
        200,
        paged(
          url,
          'users',
          desk.users.filter((user) => user.role === role).map((user) => ({ active: true, ...user })),
        ),
      );
      return;
    }
    if (path === '/api/v2/custom_roles') {
      json(response, 200, {
        custom_roles: [{ id: 9, configuration: { ticket_access: 'requested' } }],
      });
      return;
    }
    if (path === '/api/v2/group_memberships') {
      json(response, 200, paged(url, 'group_memberships', desk.members));
      return;
    }
    if (path === '/api/v2/oauth/tokens') {
      json(response, 200, paged(url, 'tokens', desk.tokens));
      return;
    }
    const one = /^\/api\/v2\/attachments\/(\d+)$/.exec(path);
    const file = files().find((kept) => String(kept.id) === (one?.[1] ?? bytes?.[1] ?? redact?.[2]));
    if (one !== null && file !== undefined) {
      json(response, 200, { attachment: fileOf(file) });
      return;
    }
    if (bytes !== null && file?.body != null) {
      response
        .writeHead(200, { 'content-type': file.content_type, 'content-disposition': 'attachment' })
        .end(file.body);
      return;
    }
    if (redact !== null && method === 'PUT' && file?.body != null) {
      file.body = null;
      json(response, 200, { attachment: fileOf(file) });
      return;
    }
    if (ticket !== undefined && path.endsWith('/comments')) {
      json(
        response,
        200,
        paged(url, 'comments', (said.get(ticket.id) ?? []).map(commentOf), { users: desk.users }),
      );
      return;
    }
    if (ticket !== undefined && path.endsWith('/audits')) {
      json(response, 200, paged(url, 'audits', audits.get(ticket.id) ?? []));
      return;
    }
    if (ticket !== undefined && method === 'PUT' && path === `/api/v2/tickets/${number}`) {
      const { ticket: change } = JSON.parse(body) as {
        ticket: { status?: string; comment?: { body: string; public: boolean } };
      };
      if (change.comment !== undefined)
        desk.comment(ticket, 500, change.comment.body, { internal: !change.comment.public });
      if (change.status !== undefined)
        Object.assign(ticket, { status: change.status, updated_at: now().toISOString() });
      json(response, 200, { ticket: ticketOf(ticket) });
      return;
    }
    if (ticket !== undefined && path === `/api/v2/tickets/${number}`) {
      json(response, 200, { ticket: ticketOf(ticket) });
      return;
    }
    json(response, 404, { error: 'RecordNotFound' });
  }

  const speak = (ticket: ZendeskTicket, comment: Comment): void => {
    said.set(ticket.id, [...(said.get(ticket.id) ?? []), comment]);
    ticket.updated_at = now().toISOString();
  };

  const desk: Zendesk = {
    ...{ baseUrl, asked: [], tokens: [], members: [], instead: null },
    users: [
      { id: 500, email: 'cordon@shop.example', role: 'admin' },
      { id: CRM, email: 'crm@shop.example', role: 'admin' },
    ],
    user(email, role) {
      const made = id();
      desk.users.push({ id: made, email, role });
      return made;
    },
    ticket(requester, subject, text) {
      const at = now().toISOString();
      const ticket: ZendeskTicket = {
        ...{ id: id(), subject, status: 'new', priority: null, created_at: at, updated_at: at },
        ...{ requester_id: requester, group_id: QUEUE, email_cc_ids: [], tags: [], customer: null },
      };
      tickets.set(ticket.id, ticket);
      desk.comment(ticket, requester, text);
      return ticket;
    },
    named(ticket, customer, by) {
      ticket.customer = customer;
      ticket.updated_at = now().toISOString();
      const event = { id: id(), type: 'Change', field_name: String(CUSTOMER_FIELD), value: customer };
      audits.set(ticket.id, [...(audits.get(ticket.id) ?? []), { id: id(), author_id: by, events: [event] }]);
    },
    comment(ticket, by, text, { internal = false, via = { channel: 'email' } } = {}) {
      const comment = {
        ...{ id: id(), author_id: by, plain_body: text, public: !internal, via, files: [] },
        created_at: now().toISOString(),
      };
      speak(ticket, comment);
      return comment;
    },
    attach(ticket, by, name, type, body) {
      const file: File = { id: id(), file_name: name, content_type: type, body };
      speak(ticket, {
        ...{ id: id(), author_id: by, plain_body: 'See the file.', public: true, via: { channel: 'email' } },
        ...{ created_at: now().toISOString(), files: [file] },
      });
      return file;
    },
    merge(from, into) {
      const last = said.get(from.id)?.at(-1)?.plain_body ?? '';
      Object.assign(from, { status: 'closed', tags: ['closed_by_merge'], updated_at: now().toISOString() });
      const via = { channel: 'web', source: { rel: 'merge', from: { ticket_ids: [from.id] } } };
      desk.comment(
        into,
        500,
        `Request #${String(from.id)} was closed and merged into this request. Last comment: ${last}`,
        { via },
      );
    },
    comments: (ticket) => said.get(ticket.id) ?? [],
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
  return desk;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
