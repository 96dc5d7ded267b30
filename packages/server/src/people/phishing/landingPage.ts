import { escaped, piecesOf, type Template } from '@cordon/core/people/phishing';

/** What a page of ours is drawn from. Nobody's name is on it: whoever finds the link learns of nobody. */
export interface Shown {
  readonly template: Template;
  readonly company: string;
  readonly vendor: string;
  /** Below `/p/`. */
  readonly token: string;
  readonly visit: string;
  /** Of the Content Security Policy. */
  readonly nonce: string;
}

const FIELDS = {
  user: { label: 'User name', type: 'text' },
  password: { label: 'Password', type: 'password' },
  code: { label: 'Code of your app', type: 'text' },
} as const;

/**
 * The page that asks for a password. Its fields have no names, so no browser can send what is in them, with or without the
 * script; the script tells how many were filled, and empties them first.
 */
export function formPage(shown: Shown): string {
  const fields = shown.template.asks
    .map((ask) => FIELDS[ask])
    .map(
      ({ label, type }) =>
        `<label>${label}<input type="${type}" autocomplete="off" spellcheck="false"></label>`,
    )
    .join('');
  return pageOf(
    shown,
    'Sign in',
    `<h1>Sign in</h1><p>${escaped(fill(shown.template.title, shown))}</p>
<form method="post" action="/p/${shown.token}/why" autocomplete="off">${fields}<button type="submit">Sign in</button></form>`,
  );
}

/** What gave the message away, drawn on the message itself. */
export function teachingPage(shown: Shown, reported: boolean): string {
  const { template } = shown;
  const line = (text: string) =>
    piecesOf(text, template.tells)
      .map((piece) => {
        const words = escaped(fill(piece.text, shown));
        if (piece.tell === null) return words;
        const number = String(piece.tell);
        return `<mark id="m${number}">${words}<a href="#t${number}" aria-label="Why, number ${number}">${number}</a></mark>`;
      })
      .join('');
  const tells = template.tells
    .map(({ why }, nth) => `<li id="t${String(nth + 1)}">${escaped(fill(why, shown))}</li>`)
    .join('');
  const lead = reported
    ? 'You reported it: that is exactly right. Thank you.'
    : 'Nothing happened, and nothing you typed left your browser. The next one may be real, so have a look at what gave it away.';
  return pageOf(
    shown,
    'This was an exercise',
    `<h1>This was an exercise</h1><p>${lead}</p>
<article aria-label="The message"><p class="from">From: ${line(template.fromName)}</p><h2>${line(template.subject)}</h2>
${template.text.map((paragraph) => `<p>${line(paragraph)}</p>`).join('\n')}</article>
<h2>What gave it away</h2><ol>${tells}</ol>
<h2>What to do with the next one</h2><p>Open nothing. Report it: with “Report a message” in the support desk, or by forwarding it. Nobody is ever blamed for reporting too much.</p>`,
  );
}

/** What a stranger, an abuse desk among them, is told of a link of ours. */
export function transparencyPage({
  campaign,
  company,
  vendor,
  sentAt,
  authorised,
  nonce,
}: {
  readonly campaign: string;
  readonly company: string;
  readonly vendor: string;
  readonly sentAt: string;
  readonly authorised: readonly { readonly side: string; readonly at: string; readonly entry: number }[];
  readonly nonce: string;
}): string {
  const words = authorised
    .map(({ side, at, entry }) => {
      const party = side === 'company' ? company : vendor;
      return `<li>${escaped(party)}, ${escaped(at)}, entry ${String(entry)} of the ledger</li>`;
    })
    .join('');
  return pageOf(
    { nonce, token: null, visit: null },
    'What this link is',
    `<h1>A phishing exercise</h1>
<p>This link was sent to somebody who works for ${escaped(vendor)}, to practise with them how to tell deceitful mail. It is no attack. What is typed behind it is neither sent nor kept.</p>
<dl><dt>Exercise</dt><dd>${escaped(campaign)} (the mail says so too, in its header X-Phish-Sim)</dd><dt>Sent</dt><dd>${escaped(sentAt)}</dd><dt>Asked for by</dt><dd>${escaped(company)}</dd></dl>
<p>Both sides authorised it, each by a signature:</p><ul>${words}</ul>`,
  );
}

/** The same for a token that never was and one that is malformed. */
export function nowherePage(nonce: string): string {
  return pageOf(
    { nonce, token: null, visit: null },
    'Nothing here',
    '<h1>Nothing here</h1><p>This link leads nowhere.</p>',
  );
}

function fill(
  text: string,
  { company, vendor, template }: Pick<Shown, 'company' | 'vendor' | 'template'>,
): string {
  const values = { company, vendor, firstName: '(your name)', link: template.link ?? '' };
  return text.replace(
    /\{\{(firstName|vendor|company|link)\}\}/g,
    (_, name: keyof typeof values) => values[name],
  );
}

type Scripted = Pick<Shown, 'nonce'> & { readonly token: string | null; readonly visit: string | null };

function pageOf({ nonce, token, visit }: Scripted, title: string, body: string): string {
  const script =
    token === null || visit === null ? '' : `<script nonce="${nonce}">${scriptOf(token, visit)}</script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>${body}</main>${script}</body></html>`;
}

/**
 * Tells once that a hand was on the page: an event that no script made (DOM 2.9, `isTrusted`). On a form it tells how many
 * fields were filled, after it emptied them.
 */
function scriptOf(token: string, visit: string): string {
  return `(()=>{const base='/p/${token}',visit='${visit}';let told=false;
const tell=(path,body)=>fetch(base+path,{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(body),keepalive:true});
const touched=(event)=>{if(told||!event.isTrusted)return;told=true;tell('/seen',{visit}).catch(()=>{})};
for(const kind of['pointermove','pointerdown','keydown','touchstart','wheel'])addEventListener(kind,touched,{passive:true});
const form=document.querySelector('form');
if(form)form.addEventListener('submit',(event)=>{event.preventDefault();
const fields=[...form.querySelectorAll('input')].filter((input)=>input.value!=='').length;form.reset();
tell('/sent',{visit,fields}).catch(()=>{}).finally(()=>location.assign(base+'/why'))})})()`;
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:16px/1.6 system-ui,sans-serif}
main{max-width:42rem;margin:0 auto;padding:2rem 1rem}h1{line-height:1.2}
article{border:1px solid GrayText;border-radius:8px;padding:1rem}article h2{font-size:1.1rem;margin:.2rem 0 1rem}.from{margin:0}
mark{background:light-dark(#ffe7a3,#5b4708);color:inherit;padding:0 .15em;border-radius:3px}
mark a{font-size:.8em;font-weight:700;margin-left:.3em;color:inherit;display:inline-block;min-width:24px;text-align:center}
form{display:grid;gap:1rem;max-width:20rem}label{display:grid;gap:.25rem}
input,button{font:inherit;padding:.6rem;border:1px solid GrayText;border-radius:6px}
button{background:light-dark(#1c5a99,#9cc8f5);color:light-dark(#fff,#111);border:0;cursor:pointer}li{margin:.4rem 0}`;
