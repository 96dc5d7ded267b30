import { claimsOf, tokenOf, type HelpdeskSide } from './side.ts';

/** A ticket as the helpdesk has it. */
export interface HostTicket {
  readonly number: string;
  readonly subject: string;
}

/** What the frame of a ticket shows: Cordon, and behind the # what only the frame reads, signed for this page alone. */
export function frameOf(
  cordon: string,
  side: HelpdeskSide,
  said: { readonly ticket: string; readonly email: string },
): string {
  return `${cordon}/sidebar/${side.id}#${tokenOf(side, claimsOf(side, said))}`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A list of links, as the helpdesk has them at its left. */
export function linksOf(links: readonly { readonly to: string; readonly words: string }[]): string {
  const items = links.map(({ to, words }) => `<li><a href="${escaped(to)}">${escaped(words)}</a></li>`);
  return `<ul>${items.join('')}</ul>`;
}

/**
 * A helpdesk's page: a list at the left, the ticket that is open, and Cordon in a frame beside it, as high as it says it is.
 * @param list HTML
 * @param frame address of the frame; empty for none
 */
export function pageOf(list: string, open: HostTicket | undefined, frame: string): string {
  const ticket =
    open === undefined
      ? '<p>Choose a ticket.</p>'
      : `<h1>${escaped(open.subject)}</h1><form role="search"><input type="search" aria-label="Customer"></form><p>Ticket ${escaped(open.number)}</p>
<form aria-label="Reply"><textarea aria-label="Reply" rows="3"></textarea><button>Send</button> <output></output></form>`;
  const beside = frame === '' ? '' : `<iframe title="Cordon" src="${escaped(frame)}"></iframe>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Helpdesk</title><style>
body { display: grid; grid-template-columns: 220px 1fr 360px; gap: 16px; margin: 0; font: 14px sans-serif }
nav, main { padding: 12px } iframe { width: 100%; height: 900px; border: 0; border-left: 1px solid #ccc }
@media (max-width: 700px) { body { grid-template-columns: 1fr } }
</style></head><body><nav aria-label="Tickets">${list}</nav><main>${ticket}</main><aside>${beside}</aside>
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
