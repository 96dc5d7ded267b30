import { FormatError } from '../../src/formats/index.ts';

/** Decodes UTF-8 and keeps a byte order mark. A file that is not UTF-8 is refused: its values would not be recognised. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FormatError('not a text file in UTF-8');
  }
}

/** Decodes the chunks of a file as `decodeUtf8` does. */
export async function* utf8Chunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new FormatError('not a text file in UTF-8');
    throw error;
  }
}
