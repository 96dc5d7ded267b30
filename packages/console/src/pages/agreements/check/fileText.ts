import { ApiError, readError, unreachable } from '../../../api/error.ts';

/** Largest file that is sent to be read; the server has its own limit. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Kinds that need a reader on the server; all others are taken for plain text. */
const COPIES = /\.(pdf|docx)$/i;

/**
 * The text of a file a person chose: plain text is read here, a PDF or Word copy by the server.
 * @throws ApiError
 */
export async function fileText(file: File): Promise<string> {
  if (file.size > MOST_BYTES) {
    throw new ApiError(0, { code: 'too-large', message: 'The file is larger than 20 MB.', requestId: '' });
  }
  if (!COPIES.test(file.name)) return file.text();
  let response: Response;
  try {
    response = await fetch(`/api/agreements/copies/text?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw await readError(response);
  const { text } = (await response.json()) as { readonly text: string };
  return text;
}
