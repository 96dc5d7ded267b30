import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with the parameters every authenticator app assumes: SHA-1, six digits, thirty seconds. */
const PERIOD = 30;
const DIGITS = 6;
/** Steps accepted before and after the current one, for clocks that are off (RFC 6238, 5.2). */
const WINDOW = 1;

function totp(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromUTF8(secret), algorithm: 'SHA1', digits: DIGITS, period: PERIOD });
}

/**
 * The time step a code belongs to, so that the caller can refuse a step that was used before.
 *
 * @param secret as better-auth keeps it: its UTF-8 bytes are the key
 * @param code what the person typed
 * @param now epoch milliseconds
 * @returns the step (whole thirty-second periods since the epoch), or null when the code is wrong
 */
export function matchingStep(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

/** The base32 text an authenticator app takes for a secret of better-auth's. */
export function base32Secret(secret: string): string {
  return Secret.fromUTF8(secret).base32;
}
