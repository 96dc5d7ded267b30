import { Secret, TOTP } from 'otpauth';

/** What an authenticator app shows at an instant for a secret kept as text. */
export function codeAt(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromUTF8(secret) }).generate({ timestamp });
}
