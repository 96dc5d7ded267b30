import type { SplitBuilder } from '../splitBuilder.ts';
import { toBase64, type Binary } from './encodings.ts';
import { decodeHeader, readParameters } from './headers.ts';
import { headerOf, type MimeEntity } from './mime.ts';

/** A file in a message that is not text. */
export interface Attachment {
  /** Where it stands in the message: `2.1.` is the first part of the second. */
  readonly id: string;
  /** As the message names it; may be personal data itself. */
  readonly name: string;
  /** Media type in lower case. */
  readonly type: string;
  readonly bytes: Binary;
}

/** What was made of attachments, by their id; one that is not there is withheld. */
export type RedactedAttachments = ReadonlyMap<string, { readonly bytes: Binary; readonly type: string }>;

/** The file name that a part gives itself. */
export function nameOf({ headers, type }: MimeEntity): string {
  const disposition = readParameters(headerOf(headers, 'content-disposition')?.raw ?? '');
  return decodeHeader(disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '');
}

/** Puts a redacted file in the place of an attachment, or a note that says that it is withheld. */
export function replaceAttachment(
  builder: SplitBuilder,
  { headers, start, bodyStart, bodyEnd, type }: MimeEntity,
  redacted: { readonly bytes: Binary; readonly type: string } | undefined,
  lineEnd: string,
): void {
  for (const header of headers) {
    if (header.name.startsWith('content-')) builder.cut(header.start, header.end, '');
  }
  const [media, encoding, body] =
    redacted === undefined
      ? ['text/plain; charset=utf-8', '7bit', `[withheld: an attachment of type ${safeType(type.value)}]`]
      : [redacted.type, 'base64', toBase64(redacted.bytes, lineEnd)];
  const fields = [
    `Content-Type: ${media}`,
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Disposition: attachment',
  ];
  builder.cut(start, start, fields.map((field) => field + lineEnd).join(''));
  builder.cut(bodyStart, bodyEnd, body, redacted === undefined ? 'attachment' : undefined);
}

/** Sender's text: only what can be a media type is repeated. */
function safeType(type: string): string {
  return /^(?:application|audio|font|image|message|model|text|video)\/[a-z0-9.+-]{1,60}$/.test(type)
    ? type
    : 'unknown';
}
