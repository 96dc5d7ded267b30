import { FormatError } from '../formatError.ts';
import type { SplitDocument } from '../part.ts';
import { splitBuilder, type SplitBuilder } from '../splitBuilder.ts';
import { splitText } from '../text.ts';
import { nameOf, replaceAttachment, type Attachment, type RedactedAttachments } from './attachment.ts';
import { decodeBody, splitTextBody, textOf, textSlot } from './body.ts';
import { decodeCharset, toBase64, type Binary } from './encodings.ts';
import { splitFields } from './fields.ts';
import { readMime, type MimeEntity } from './mime.ts';

const mostLevels = 8;
/** A file without any of these fields is some other text. */
const usual: ReadonlySet<string> = new Set([
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'received',
]);

interface Context {
  readonly redacted: RedactedAttachments;
  readonly attachments: Attachment[];
}

/**
 * Takes a message apart (RFC 5322, MIME): headers with encoded words, bodies of text, HTML, JSON and CSV in any
 * transfer encoding and character set, messages in messages. Bytes of parts without findings stay; a changed body is
 * written as UTF-8 in quoted-printable. Attachments that are not text are replaced by what was made of them, or by a
 * note that they are withheld.
 *
 * @param source the bytes of the file
 * @throws {FormatError} when the message cannot be read or is not whole
 */
export function splitEmail(source: Binary, redacted: RedactedAttachments = new Map()): SplitDocument {
  return splitMessage(source, { redacted, attachments: [] }, '', 0);
}

/** The files of a message that are not text, for who can redact them. @throws {FormatError} as `splitEmail` */
export function attachmentsOf(source: Binary): Attachment[] {
  const attachments: Attachment[] = [];
  splitMessage(source, { redacted: new Map(), attachments }, '', 0);
  return attachments;
}

function splitMessage(source: Binary, context: Context, prefix: string, level: number): SplitDocument {
  if (source.startsWith('From ')) throw new FormatError('a mailbox with several messages, not one message');
  if (level > mostLevels) throw new FormatError('a message with too many levels');
  const root = readMime(source);
  if (!root.headers.some(({ name }) => usual.has(name))) throw new FormatError('not an e-mail message');
  if (root.bodyStart >= source.length && !source.endsWith('\n'))
    throw new FormatError('ends inside the headers of a message');
  const builder = splitBuilder(source);
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const visit = (entity: MimeEntity, id: string): void => {
    for (const [start, end] of entity.hidden) addHidden(builder, source, start, end);
    const read =
      entity.type.value.startsWith('multipart/') ||
      addBody(builder, source, entity, id, context, level, lineEnd);
    if (!read) replaceAttachment(builder, entity, context.redacted.get(id), lineEnd);
    const fields = entity.headers.filter(({ name }) => read || !name.startsWith('content-'));
    splitFields(builder, fields, lineEnd);
    for (const [index, part] of entity.parts.entries()) visit(part, `${id}${String(index + 1)}.`);
  };
  visit(root, prefix);
  return builder.done();
}

/** @returns false for a body that is no text and no message: it must be replaced */
function addBody(
  builder: SplitBuilder,
  source: Binary,
  entity: MimeEntity,
  id: string,
  context: Context,
  level: number,
  lineEnd: string,
): boolean {
  const bytes = decodeBody(source, entity);
  const type = entity.type.value;
  if (bytes === undefined) return false;
  const { bodyStart: start, bodyEnd: end, encoding } = entity;
  if (type === 'message/rfc822') {
    const write = (binary: Binary): Binary => (encoding === 'base64' ? toBase64(binary, lineEnd) : binary);
    // A message may not be quoted-printable; one that is would be read in two ways.
    if (encoding === 'quoted-printable') return false;
    builder.nested({ start, end, text: bytes, write }, splitMessage(bytes, context, `${id}m`, level + 1));
    return true;
  }
  const text = textOf(bytes, entity);
  const document = text === undefined ? undefined : splitTextBody(type, text);
  if (text !== undefined && document !== undefined) {
    builder.nested(textSlot(entity, text, lineEnd), document);
    return true;
  }
  context.attachments.push({ id, name: nameOf(entity), type, bytes });
  return false;
}

/** Readers do not show what stands around the parts of a multipart; it is in the file all the same. */
function addHidden(builder: SplitBuilder, source: Binary, start: number, end: number): void {
  const binary = source.slice(start, end);
  const text = decodeCharset(binary, 'utf-8') ?? binary;
  const write = (redacted: string): Binary => redacted.replace(/[^\0-\x7f]/g, '?');
  builder.nested({ start, end, text, write }, splitText(text));
}
