/** What a file is by its first bytes; `text` for what has no mark and no control characters, `html` and `mail` by their heads. */
export type Content =
  'png' | 'jpeg' | 'wav' | 'audio' | 'html' | 'mail' | 'rich text' | 'pdf' | 'archive' | 'binary' | 'text';

const marks: readonly (readonly [content: Content, at: number, mark: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['audio', 0, 'OggS'],
  ['audio', 0, 'fLaC'],
  ['audio', 0, 'ID3'],
  ['audio', 4, 'ftyp'],
  ['audio', 0, '\x1a\x45\xdf\xa3'],
  ['audio', 0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11'],
  ['audio', 0, '#!AMR'],
  ['audio', 8, 'AIFF'],
  ['audio', 8, 'AIFC'],
  ['wav', 8, 'WAVE'],
  ['pdf', 0, '%PDF-'],
  ['rich text', 0, '{\\rtf'],
  ['archive', 0, 'PK\x03\x04'],
  ['archive', 0, '\x1f\x8b'],
  ['archive', 0, '\xfd7zXZ'],
  ['archive', 0, '7z\xbc\xaf'],
];

/** Frame sync of MPEG audio and of AAC in ADTS. */
const mpegFrame = /^\xff[\xe0-\xff]/;
/** Control characters that no text has. */
const control = /[\0-\x07\x0e-\x1a\x1c-\x1f]/;
const htmlHead = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;
const mailHead = /^[!-9;-~]{1,60}:[ \t]/;
const mailBody = /^content-transfer-encoding:[ \t]*(?:base64|quoted-printable)/im;

/** How many bytes of a file decide what it is. */
export const sniffed = 65_536;

/** Tells what a file is by its content, whatever its name says. @param head its first bytes, at most `sniffed` of them */
export function contentOf(head: Uint8Array): Content {
  const text = Array.from(head.subarray(0, sniffed), (byte) => String.fromCharCode(byte)).join('');
  const bare = text.replace(/^\xef\xbb\xbf/, '');
  for (const [content, at, mark] of marks) if (text.startsWith(mark, at)) return content;
  if (mpegFrame.test(text)) return text.startsWith('\xff\xfe') ? 'binary' : 'audio';
  if (control.test(text)) return 'binary';
  if (bare.startsWith('%PDF-')) return 'pdf';
  if (bare.startsWith('{\\rtf')) return 'rich text';
  if (htmlHead.test(bare)) return 'html';
  if (mailHead.test(bare) && mailBody.test(bare)) return 'mail';
  return 'text';
}
