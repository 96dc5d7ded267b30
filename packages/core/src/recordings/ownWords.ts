import type { DataMap } from '../kernel/index.ts';

/**
 * Texts of the ticket page that are Cordon's own: all that a recording keeps in words. It is a list of what may stay and not
 * of what must go, so a text that nobody thought of is masked. One that is no longer on the page does no harm here.
 */
const OWN = `
Cordon|Find|Skip to content|My tickets|Ticket|Queue|Conversation|Customer|Messages|Settings|Sign out|Exports|Recordings
Loading your queue|Take next ticket|No ticket open|In hand|Not in hand|Closed|Confirm caller|Urgent|High
Take in hand|Close ticket|Use another tool|This is another customer|Caller|Look up|Look up or confirm|Confirm|Look up by exact value
Confirm what the caller says|Exact value|What the caller says|Field|Match|No match|The caller is confirmed.
Reveal|Hide now|Cancel|Close|Why|Hidden again in|Nothing on file.|None on file|in part|coarse|stand-in|hidden|clear|removed|Reveal it|Support|System
Why? One click reveals it. You sign it, and it stands in the ledger.|More about it (not needed)
Customer asked|Delivery problem|Payment problem|Identity check|Legal request
Reply|Note|Reply to the customer|Note for colleagues|Save note|Send reply|Note saved|The record keeps:
Kept without personal data|Kept without personal data.|Kind of answer|Answer|Attachments|Open attachment
Do something for the customer|Done|Not done|Confirm it is you|Confirm code|Use passkey or security key|Second factor
Code from your authenticator app|Open one of your tickets, or take the next one from the queue. What you may see of its customer is set by the agreement.
The conversation opens when the caller is confirmed.|The conversation opens when you take the ticket in hand.
No tickets are assigned to you. Take the next one.|Conversation without personal data|That click was not taken
The line to Cordon is broken. It is being tried again; until then nothing new can be opened.
Recorded, values masked|This session is recorded for quality. Every value is masked before it leaves this browser.
`;

const own: ReadonlySet<string> = new Set(OWN.split(/[|\n]/).filter((word) => word !== ''));

/** Punctuation and space between words. */
const BETWEEN = /^[\s.,:;()–…/-]*$/;

/** Says of a text whether it is Cordon's own. */
export type OwnWords = (text: string) => boolean;

/** @param labels what the company calls the parts of a record: words of its data map, never a value */
export function ownWords(labels: readonly string[]): OwnWords {
  const named = new Set(labels);
  return (text) => {
    const trimmed = text.trim();
    return BETWEEN.test(text) || own.has(trimmed) || named.has(trimmed);
  };
}

/** What a data map calls its fields and, as they head a group of them, its resources. */
export function labelsOf({ resources }: Pick<DataMap, 'resources'>): readonly string[] {
  const heading = (name: string): string =>
    name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  return [
    ...new Set(resources.flatMap(({ name, fields }) => [heading(name), ...fields.map(({ label }) => label)])),
  ];
}
