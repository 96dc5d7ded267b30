import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { claimsOf, tokenOf, type HelpdeskSide } from './sidebar.ts';

/** A ticket as the helpdesk has it. */
export interface HostTicket {
  readonly number: string;
  readonly subject: string;
}

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
    const frame =
      open === undefined || plain
        ? ''
        : `${cordon}/sidebar/${side().id}#${tokenOf(side(), claimsOf(side(), { ticket: number, email }))}`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(tickets, open, frame));
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

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function pageOf(tickets: readonly HostTicket[], open: HostTicket | undefined, frame: string): string {
  const list = tickets
    .map(
      ({ number, subject }) =>
        `<li><a href="/tickets/${encodeURIComponent(number)}">${escaped(`${number} ${subject}`)}</a></li>`,
    )
    .join('');
  const ticket =
    open === undefined
      ? '<p>Choose a ticket.</p>'
      : `<h1>${escaped(open.subject)}</h1><form role="search"><input type="search" aria-label="Customer"></form><p>Ticket ${escaped(open.number)}</p>
<form aria-label="Reply"><textarea aria-label="Reply" rows="3"></textarea><button>Send</button> <output></output></form>`;
  const beside = frame === '' ? '' : `<iframe title="Cordon" src="${escaped(frame)}"></iframe>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Helpdesk</title><style>
body { display: grid; grid-template-columns: 220px 1fr 360px; gap: 16px; margin: 0; font: 14px sans-serif }
nav, main { padding: 12px } iframe { width: 100%; height: 900px; border: 0; border-left: 1px solid #ccc }
@media (max-width: 700px) { body { grid-template-columns: 1fr } }
</style></head><body><nav aria-label="Tickets"><ul>${list}</ul></nav><main>${ticket}</main><aside>${beside}</aside>
<script>
for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const output = form.querySelector('output');
    if (output !== null) output.textContent = 'Sent.';
  });
}
window.heard = [];
addEventListener('message', ({ origin, data }) => {
  window.heard.push({ origin, data });
  const frame = document.querySelector('iframe');
  if (frame && data && data.cordon === 'sidebar' && data.height > 0) frame.style.height = data.height + 'px';
});
</script></body></html>`;
}
