import { createHmac, timingSafeEqual } from 'node:crypto';

/** Compares a MAC with the HMAC-SHA256 (RFC 2104) over these parts, in a time that tells nothing of where they differ. */
export function hmacMatches(
  secret: string,
  parts: readonly (string | Uint8Array)[],
  given: Uint8Array,
): boolean {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  const wanted = hmac.digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
