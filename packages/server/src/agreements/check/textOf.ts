import { Failure } from '@cordon/core/kernel';
import { readCopy } from '../copies/readCopy.ts';

/** Reads a file's bytes to plain text; `name` is for its ending only. */
type Reader = (bytes: Uint8Array, name: string) => Promise<string>;

/** By ending; what stands here for no ending is read as plain text. */
const readers: Readonly<Record<string, Reader>> = { '.pdf': readCopy, '.docx': readCopy };

/**
 * The plain text of a contract's file.
 * @throws Failure `bad-request` for bytes that are no text, `upload-...` for a Word or PDF file that cannot be read
 */
export async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const read = readers[/\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? ''] ?? plainText;
  return read(bytes, name);
}

function plainText(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return Promise.resolve(text);
  } catch {
    // Not UTF-8: told below, as for a file with NUL bytes.
  }
  return Promise.reject(new Failure('bad-request', `${name} is not a text in UTF-8`));
}
