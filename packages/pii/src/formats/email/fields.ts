import type { Part, SplitDocument } from '../part.ts';
import { splitBuilder, type Slot, type SplitBuilder } from '../splitBuilder.ts';
import { decodeHeader, encodeHeader, type Header } from './headers.ts';
import { decodedUrl } from '../html/attributes.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const addressFields = words('from to cc bcc reply-to sender return-path delivered-to resent-from resent-to');
/** Fields that stay. All others go: traces of servers, and signatures, which confirm a guess at what was removed. */
const keptFields = words(
  'subject date message-id in-reply-to references mime-version content-type content-transfer-encoding content-disposition ' +
    'content-id content-description content-language content-location comments keywords importance priority x-priority ' +
    'auto-submitted organization user-agent x-mailer thread-topic accept-language list-id list-unsubscribe list-post',
);
const structural = words('mime-version content-transfer-encoding');
const withFileName = words('content-type content-disposition');

/** Words by which the name before an address is that of a department or a firm. */
const department =
  /\b(?:support|team|service|services|care|desk|help|info|sales|billing|office|orders|notifications?|no-?reply|newsletter|accounts?|admin|customer|inc|llc|ltd|gmbh|corp|group|company|bank|shop|store|clinic|hospital)\b/i;

/** Adds the header fields of a message or a part; those that nobody needs are cut and counted. */
export function splitFields(builder: SplitBuilder, headers: readonly Header[], lineEnd: string): void {
  for (const header of headers) {
    const { name, start, end } = header;
    if (!addressFields.has(name) && !keptFields.has(name)) {
      builder.cut(start, end, '', 'header');
      continue;
    }
    if (structural.has(name) && /^[\w.-]+\s*$/.test(header.raw)) continue;
    const text = decodeHeader(header.raw);
    builder.nested(fieldSlot(header, text, lineEnd), inner(name, text));
  }
}

/** A field's value as a place to write to. */
function fieldSlot({ valueStart, valueEnd }: Header, text: string, lineEnd: string): Slot {
  return { start: valueStart, end: valueEnd, text, write: (redacted) => encodeHeader(redacted, lineEnd) };
}

function inner(name: string, text: string): SplitDocument {
  const builder = splitBuilder(text);
  if (addressFields.has(name)) addresses(builder, text, name);
  else if (withFileName.has(name)) fileNames(builder, text);
  else piece(builder, text, 0, text.length, { label: name });
  return builder.done();
}

function piece(
  builder: SplitBuilder,
  text: string,
  start: number,
  end: number,
  about: Omit<Part, 'fragments'>,
): void {
  if (text.slice(start, end).trim() === '') return;
  builder.part([{ start, end, text: text.slice(start, end), write: (redacted) => redacted }], about);
}

const named = /(?:"((?:[^"\\]|\\.){1,200})"|([^,;:<>"]{1,200}?))\s*(?=<[^<>]*>)/g;

/** `Mira Okafor <mira@mail.example>`: the name is a person's, whether a name list knows it or not. */
function addresses(builder: SplitBuilder, text: string, label: string): void {
  let done = 0;
  for (const match of text.matchAll(named)) {
    const name = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(name);
    const bare = start + (name.length - name.trimStart().length);
    const end = start + name.trimEnd().length;
    if (bare >= end || name.includes('@')) continue;
    piece(builder, text, done, bare, { label });
    piece(builder, text, bare, end, department.test(name) ? { label } : { type: 'PERSON' });
    done = end;
  }
  piece(builder, text, done, text.length, { label });
}

const fileName = /(;\s*(?:file)?name(\*?(?:\d+\*?)?)\s*=\s*)(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/gi;

/** Only file names are searched in these fields: what else stands there says how to read the part. */
function fileNames(builder: SplitBuilder, text: string): void {
  for (const match of text.matchAll(fileName)) {
    const [whole, before = '', extended = '', quoted, bare = ''] = match;
    const start = match.index + before.length;
    const value = quoted ?? bare;
    const end = match.index + whole.length;
    const write = (redacted: string): string => `"${redacted.replace(/["\\\r\n]/g, '')}"`;
    if (/\d/.test(extended)) {
      // A name in several pieces can be cut anywhere, so all of it goes.
      builder.cut(start, end, '""', 'file name');
      continue;
    }
    const read = extended === '' ? value : decodedUrl(value.replace(/^[\w-]*'[\w-]*'/, ''));
    const text2 = read.replace(/[_+]/g, ' ');
    builder.part([{ start, end, text: text2, write }], { label: 'file name' });
  }
}
