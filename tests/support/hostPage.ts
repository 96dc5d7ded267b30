import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { frameOf, linksOf, pageOf, type HostTicket } from '../../packages/server/src/demo/helpdesk/page.ts';
import type { HelpdeskSide } from '../../packages/server/src/demo/helpdesk/side.ts';

/** A helpdesk of our own on another site: a list of tickets, one that is open, and Cordon in a frame beside it. */
export interface HostPage {
  readonly origin: string;
  /** Who is signed in at the helpdesk, and what it shows; set before pages are loaded. */
  show(said: { readonly email: string; readonly tickets: readonly HostTicket[] }): void;
  close(): Promise<void>;
}

/**
 * @param cordon where Cordon is. On `localhost` this page, on 127.0.0.1, is of another site: Cordon's cookies do not come
 *   along, and its storage is kept apart
 * @param side what to sign with, once Cordon allows this origin
 */
export async function openHostPage(cordon: string, side: () => HelpdeskSide): Promise<HostPage> {
  let email = '';
  let tickets: readonly HostTicket[] = [];
  const server: Server = createServer((request, response) => {
    const number = decodeURIComponent(/^\/tickets\/([^/?]+)/.exec(request.url ?? '')?.[1] ?? '');
    const plain = request.url?.endsWith('?plain') === true;
    const open = tickets.find((ticket) => ticket.number === number);
    const frame = open === undefined || plain ? '' : frameOf(cordon, side(), { ticket: number, email });
    const list = linksOf(
      tickets.map((one) => ({
        to: `/tickets/${encodeURIComponent(one.number)}`,
        words: `${one.number} ${one.subject}`,
      })),
    );
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(list, open, frame));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    show(said) {
      ({ email, tickets } = said);
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
