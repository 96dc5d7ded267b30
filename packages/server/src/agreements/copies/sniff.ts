import { Failure } from '@cordon/core/kernel';

export type CopyKind = 'text' | 'docx' | 'pdf';

const EXTENSIONS: Readonly<Record<string, CopyKind>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  docx: 'docx',
  pdf: 'pdf',
};

/** An OLE compound file: Word before 2007, or a newer Word file under a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** A stream of this name holds a Word file under a password ([MS-OFFCRYPTO] 2.3.4). */
const ENCRYPTED = utf16('EncryptedPackage');

/**
 * What a file is by its first bytes. Its name must say the same: what pretends to be something else was made to be
 * misread.
 * @throws Failure `upload-type`, `upload-encrypted`
 */
export function kindOf(bytes: Uint8Array, name: string): CopyKind {
  const extension = /\.([A-Za-z]{2,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const claimed = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  if (startsWith(bytes, OLE))
    throw new Failure(includes(bytes, ENCRYPTED) ? 'upload-encrypted' : 'upload-type');
  const kind = startsWith(bytes, ZIP) ? 'docx' : startsWith(bytes, PDF) ? 'pdf' : 'text';
  if (claimed !== kind) throw new Failure('upload-type');
  return kind;
}

/**
 * The text of a text file: UTF-8, or UTF-16 with its mark.
 * @throws Failure `upload-type` when it is none
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(marked, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Failure('upload-type', undefined, error);
  }
  // Tabs and ends of lines and pages are text; other controls are a program's or a picture's.
  if (/(?![\t\n\v\f\r\u0085])\p{Cc}/u.test(text)) throw new Failure('upload-type');
  return text;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted);
}

function utf16(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le');
}
