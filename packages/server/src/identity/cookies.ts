import { createHmac, timingSafeEqual } from 'node:crypto';

/** better-auth's prefix for all its cookies. */
export const cookiePrefix = 'cordon';

/** Name of the session cookie: `__Secure-` (RFC 6265bis 4.1.3.1) wherever the site is served over https. */
export function sessionCookieName(baseUrl: string): string {
  return `${baseUrl.startsWith('https:') ? '__Secure-' : ''}${cookiePrefix}.session_token`;
}

/** What a Cookie header says about the session. */
export type CookieReading =
  | { readonly kind: 'none' }
  /** A value that this installation did not sign. */
  | { readonly kind: 'forged' }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Reads the session token from a Cookie header, the way better-auth writes it: `token.signature`,
 * URI-encoded, the signature being base64 of HMAC-SHA-256 over the token.
 *
 * @param header the request's Cookie header
 * @param name as {@link sessionCookieName} gives it; of several cookies of that name the first counts
 * @param secret better-auth's signing secret
 */
export function readSessionCookie(header: string | undefined, name: string, secret: string): CookieReading {
  const value = cookieValue(header, name);
  if (value === null || value === '') return { kind: 'none' };
  const at = value.lastIndexOf('.');
  if (at < 1) return { kind: 'forged' };
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1));
  // Compared as text: base64 decoding would forgive what stands behind the padding.
  const right = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { kind: 'forged' };
  return { kind: 'token', token };
}

/** The first cookie of a name, or null. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return 'undecodable';
    }
  }
  return null;
}
