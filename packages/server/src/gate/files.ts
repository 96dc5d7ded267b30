import { cleanImage } from '@cordon/core/helpdesk';
import type { Allowed, Resource, Treatment } from '@cordon/core/kernel';
import type { ThreadFile } from './threads.ts';
import { decodedText } from './treat.ts';

/** The field of a thread that its files are under: a category of their own, which the company chooses. */
const FILES = 'attachments';

/** How files of a conversation are treated. A thread without a field for them treats them like its messages. */
export function fileTreatment(thread: Resource | undefined, { treatments }: Allowed): Treatment {
  const fields = thread?.fields ?? [];
  const field = fields.find(({ name }) => name === FILES) ?? fields[0];
  return treatments[field?.name ?? ''] ?? 'hidden';
}

/** Whether files may be revealed to this asker, one at a time. */
export function opensByReveal({ rights }: Allowed): boolean {
  return rights[FILES]?.includes('reveal') === true;
}

/** A file in clear, in a form that runs nothing: the pixels of a picture, or plain text. */
export type ShownFile =
  | { readonly kind: 'image'; readonly mediaType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string };

/**
 * What of a file can be shown, by its bytes and not by what it says it is.
 * @returns null for anything but PNG, JPEG and text: a document can run, load or tell who opened it
 */
export function shownFile({ body }: ThreadFile): ShownFile | null {
  if (body === null) return null;
  const image = cleanImage(body);
  if (image !== null) return { kind: 'image', ...image };
  const text = decodedText(body);
  return text === null ? null : { kind: 'text', text };
}
