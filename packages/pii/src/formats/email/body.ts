import { splitCsv } from '../csv.ts';
import { FormatError } from '../formatError.ts';
import { splitHtml } from '../html/html.ts';
import { splitJson } from '../json.ts';
import type { SplitDocument } from '../part.ts';
import { splitBuilder, type Slot } from '../splitBuilder.ts';
import { splitText } from '../text.ts';
import {
  decodeCharset,
  fromBase64,
  fromQuotedPrintable,
  toQuotedPrintable,
  toUtf8,
  type Binary,
} from './encodings.ts';
import { headerOf, type MimeEntity } from './mime.ts';

/**
 * The bytes of a body without its transfer encoding.
 * @returns undefined for an encoding that is not known
 * @throws {FormatError} for base64 that is not whole
 */
export function decodeBody(source: Binary, { bodyStart, bodyEnd, encoding }: MimeEntity): Binary | undefined {
  const body = source.slice(bodyStart, bodyEnd);
  switch (encoding) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    case 'quoted-printable':
      return fromQuotedPrintable(body);
    case 'base64': {
      const bytes = fromBase64(body);
      if (bytes === undefined) throw new FormatError('ends inside a base64 body');
      return bytes;
    }
    default:
      return undefined;
  }
}

/** The text of a body that is text in a known character set. */
export function textOf(bytes: Binary, { type }: MimeEntity): string | undefined {
  if (!isText(type.value)) return undefined;
  const text = decodeCharset(bytes, type.parameters.get('charset') ?? '');
  return text?.includes('\0') === true ? undefined : text;
}

function isText(type: string): boolean {
  return type === '' || type.startsWith('text/') || isJson(type) || type === 'message/delivery-status';
}

function isJson(type: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json$/.test(type);
}

/** The parts of a text by its media type. Rich text and the like would hide values in their escapes. */
export function splitTextBody(type: string, text: string): SplitDocument | undefined {
  if (type === 'text/html') return splitHtml(text);
  if (type === 'text/rtf' || type === 'text/richtext' || type === 'text/enriched') return undefined;
  if (isJson(type)) return splitJson(text);
  if (type === 'text/csv') return splitCsv(text);
  return folded.has(type) ? splitFolded(text) : splitText(text);
}

/** Calendars and address cards (RFC 5545, 6350): long lines go on after a line end and one white space. */
const folded: ReadonlySet<string> = new Set([
  'text/calendar',
  'text/vcard',
  'text/x-vcard',
  'text/directory',
]);

function splitFolded(source: string): SplitDocument {
  const builder = splitBuilder(source);
  const slots: Slot[] = [];
  const add = (start: number, end: number): void => {
    const text = source.slice(start, end);
    if (start < end) slots.push({ start, end, text, write: (redacted) => redacted });
  };
  let done = 0;
  for (const { index, 0: fold } of source.matchAll(/\r?\n[ \t]/g)) {
    add(done, index);
    done = index + fold.length;
    slots.push({ start: index, end: done, text: fold, write: (redacted) => redacted, mark: true });
  }
  add(done, source.length);
  builder.part(slots);
  return builder.done();
}

/** Where a changed text goes: UTF-8 in quoted-printable, and the headers say so. */
export function textSlot(entity: MimeEntity, text: string, lineEnd: string): Slot {
  const { headers, start, bodyStart, bodyEnd, type } = entity;
  const rewritten = (name: string, value: string): Omit<Slot, 'text' | 'also'> => {
    const header = headerOf(headers, name);
    return header === undefined
      ? { start, end: start, write: () => `${capitalised(name)}: ${value}${lineEnd}` }
      : { start: header.valueStart, end: header.valueEnd, write: () => value };
  };
  const charset = type.parameters.get('charset')?.toLowerCase() ?? '';
  const rest = [...type.parameters].filter(([name]) => name === 'format' || name === 'delsp');
  const media = [
    type.value === '' ? 'text/plain' : type.value,
    'charset=utf-8',
    ...rest.map(([name, value]) => `${name}=${value.replace(/[^\w-]/g, '')}`),
  ].join('; ');
  return {
    start: bodyStart,
    end: bodyEnd,
    text,
    write: (redacted) => toQuotedPrintable(toUtf8(redacted), lineEnd),
    also: [
      ...(charset === 'utf-8' ? [] : [rewritten('content-type', media)]),
      rewritten('content-transfer-encoding', 'quoted-printable'),
    ],
  };
}

function capitalised(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
