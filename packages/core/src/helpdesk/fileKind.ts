type FileKind = 'png' | 'jpeg' | 'other';

const starts = (bytes: Uint8Array, ...magic: readonly number[]) =>
  magic.every((byte, nth) => bytes[nth] === byte);

/** By content alone: name and type are whatever the sender wrote. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  return 'other';
}

const PLAIN = /^(text\/(plain|csv|markdown)|application\/json)\s*(;|$)/i;
const TOLD = /passport|identi|licen[cs]e|ausweis|visa|permit|birth|ssn|scan/i;

/**
 * Whether a file may show somebody's identity document. Nobody has to have looked at it: pictures, scans and whatever is
 * not plain text count, since those are what documents come as.
 */
export function mayShowIdentity({
  name,
  mediaType,
}: {
  readonly name: string;
  readonly mediaType: string;
}): boolean {
  return !PLAIN.test(mediaType.trim()) || TOLD.test(name);
}
