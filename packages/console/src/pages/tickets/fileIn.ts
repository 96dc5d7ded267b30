/** A file that was revealed: the pixels of a picture, or plain text. */
export type FileIn =
  | { readonly kind: 'image'; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'text'; readonly text: string };

/** The file in what was sealed; null where a value was revealed, and for anything else. */
export function fileIn(sealed: unknown): FileIn | null {
  if (typeof sealed !== 'object' || sealed === null) return null;
  const { kind, text, mediaType, base64 } = sealed as Readonly<Record<string, unknown>>;
  if (kind === 'text' && typeof text === 'string') return { kind, text };
  if (kind !== 'image' || typeof base64 !== 'string') return null;
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') return null;
  return { kind, mediaType, bytes: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)) };
}
