import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

/** Who the helpdesk says looks at which of its tickets. It proves nobody: it is compared with who is signed in here. */
export interface Hint {
  /** Good once for the helpdesk that made it. */
  readonly jti: string;
  /** The helpdesk's number of the ticket. */
  readonly ticket: string;
  /** The e-mail address of the helpdesk's user, in lower case. */
  readonly user: string;
}

/** How a helpdesk signs. */
export type HintKey =
  | { readonly algorithm: 'HS256'; readonly secret: string }
  /** DER SubjectPublicKeyInfo of a P-256 key. */
  | { readonly algorithm: 'ES256'; readonly publicKey: Uint8Array };

/** A hint is for the page that was just loaded. */
const LONGEST_S = 120;
/** How far the helpdesk's clock may be ahead. */
const SKEW_S = 30;
const LONGEST_TEXT = 4_000;

const PARTS = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/**
 * Reads a signed token (RFC 7519) of a helpdesk. Its header chooses nothing: the algorithm is the one set for the helpdesk,
 * keys that it names or brings are not looked at, and what it calls critical is refused (RFC 8725, sections 3.1, 3.8, 3.10).
 *
 * @param audience whom it has to be for, exactly
 * @param now epoch milliseconds
 * @returns null for everything that does not hold, without saying what
 */
export function readHint(token: string, key: HintKey, audience: string, now: number): Hint | null {
  const [, header = '', payload = '', signature = ''] =
    token.length > LONGEST_TEXT ? [] : (PARTS.exec(token) ?? []);
  const head = jsonOf(header);
  if (head?.alg !== key.algorithm || 'crit' in head) return null;
  if (!signed(`${header}.${payload}`, Buffer.from(signature, 'base64url'), key)) return null;
  const claims = jsonOf(payload);
  return claims === null ? null : hintOf(claims, audience, now / 1000);
}

function hintOf(claims: Readonly<Record<string, unknown>>, audience: string, now: number): Hint | null {
  const { aud, exp, iat, jti, ticket, email } = claims;
  if (aud !== audience) return null;
  if (
    !isTime(exp) ||
    !isTime(iat) ||
    !('nbf' in claims ? isTime(claims.nbf) && claims.nbf <= now + SKEW_S : true)
  )
    return null;
  if (exp <= now || iat > now + SKEW_S || exp - iat > LONGEST_S || exp > now + LONGEST_S + SKEW_S)
    return null;
  if (!isWord(jti, 8, 200) || !isWord(ticket, 1, 100) || !isWord(email, 3, 200)) return null;
  return { jti, ticket, user: email.toLowerCase() };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isWord(value: unknown, least: number, most: number): value is string {
  return typeof value === 'string' && value.length >= least && value.length <= most && !/\p{Cc}/u.test(value);
}

function signed(text: string, signature: Buffer, key: HintKey): boolean {
  if (key.algorithm === 'HS256') {
    const right = createHmac('sha256', key.secret).update(text).digest();
    return signature.length === right.length && timingSafeEqual(signature, right);
  }
  // RFC 7518, section 3.4: r and s as they are.
  if (signature.length !== 64) return false;
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey), format: 'der', type: 'spki' });
  return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

function jsonOf(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

/** Whether these are the bytes of a public key that ES256 takes. */
export function isEs256Key(der: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}
