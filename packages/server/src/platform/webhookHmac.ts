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

/**
 * What says of a message who sent it (Standard Webhooks 1.0, symmetric scheme, https://www.standardwebhooks.com).
 * @param secret `whsec_` and the base64 of the key
 */
export function standardWebhookHeaders(id: string, secret: string, body: Uint8Array, at: Date) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
