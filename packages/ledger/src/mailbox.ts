import { fromBase64, fromUtf8, toLatin1 } from './bytes.ts';

/** Parts within parts; a mail that nests deeper is not one of ours. */
const MAX_DEPTH = 8;

/**
 * Finds the signed checkpoints (C2SP tlog-checkpoint) in kept mails: an mbox, one mail (.eml), or plain text. Text parts
 * are decoded (quoted-printable and base64, RFC 2045 section 6), quotation marks of a reply (`> `) are taken off. Nothing
 * found is trusted: who signed it is for `verifyCheckpoint` to say.
 * @returns each note once, in the order found
 */
export function checkpointsIn(mailbox: Uint8Array): readonly string[] {
  const text = toLatin1(mailbox).replaceAll('\r\n', '\n');
  const texts = [text, ...messagesOf(text).flatMap((message) => textsOf(message, 0))];
  return [...new Set(texts.flatMap((one) => notesIn(utf8Of(one))))];
}

// RFC 4155: a message begins with a line "From ", before which stands an empty one.
function messagesOf(text: string): string[] {
  if (!text.startsWith('From ')) return [text];
  return text.split(/(?:^|\n\n)From [^\n]*\n/).slice(1);
}

/** The decoded text parts of one mail, one character a byte. */
function textsOf(entity: string, depth: number): string[] {
  const end = entity.indexOf('\n\n');
  if (end === -1 || depth > MAX_DEPTH) return [];
  const headers = entity.slice(0, end).replaceAll(/\n[ \t]+/g, ' ');
  const body = entity.slice(end + 2);
  const type = headerOf(headers, 'content-type') || 'text/plain';
  if (/^multipart\//i.test(type)) {
    const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
    return partsOf(body, quoted ?? bare).flatMap((part) => textsOf(part, depth + 1));
  }
  const decoded = decode(body, headerOf(headers, 'content-transfer-encoding').toLowerCase());
  if (/^message\/rfc822/i.test(type)) return textsOf(decoded, depth + 1);
  return /^text\//i.test(type) ? [decoded] : [];
}

function headerOf(headers: string, name: string): string {
  const line = headers.split('\n').find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? '';
  return line.slice(name.length + 1).trim();
}

function partsOf(body: string, boundary: string | undefined): string[] {
  if (boundary === undefined) return [];
  const parts: string[] = [];
  let part: string[] | null = null;
  for (const line of body.split('\n')) {
    const mark = line.trimEnd();
    if (mark !== `--${boundary}` && mark !== `--${boundary}--`) {
      part?.push(line);
      continue;
    }
    if (part !== null) parts.push(part.join('\n'));
    part = mark.endsWith('--') && mark !== `--${boundary}` ? null : [];
  }
  return parts;
}

function decode(body: string, encoding: string): string {
  if (encoding === 'quoted-printable') {
    return body
      .replaceAll(/[ \t]+$/gm, '')
      .replaceAll('=\n', '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  if (encoding !== 'base64') return body;
  try {
    return toLatin1(fromBase64(body.replaceAll(/\s/g, ''))).replaceAll('\r\n', '\n');
  } catch {
    // A part that is no base64 holds nothing that could be read.
    return '';
  }
}

function utf8Of(latin1: string): string {
  try {
    return fromUtf8(Uint8Array.from(latin1, (character) => character.charCodeAt(0)));
  } catch {
    // Somewhere among many mails is one in another charset; each of its own parts is read by itself.
    return latin1.replaceAll('\u00e2\u0080\u0094', '—');
  }
}

/** The notes in a text: an origin, a size, a root, other lines, an empty line, and signatures. */
function notesIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^(?:> ?)+/, '').trimEnd());
  return lines.flatMap((root, i) => {
    const [origin, size] = [lines[i - 2] ?? '', lines[i - 1] ?? ''];
    if (!/^[A-Za-z0-9+/]{43}=$/.test(root) || !/^(?:0|[1-9][0-9]*)$/.test(size) || origin === '') return [];
    const blank = lines.indexOf('', i);
    let end = blank + 1;
    while (blank !== -1 && lines[end]?.startsWith('— ') === true) end++;
    return end > blank + 1 ? [`${lines.slice(i - 2, end).join('\n')}\n`] : [];
  });
}
