import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ITERATIONS = 4096;

/** A fresh password of 192 bits. */
export function freshPassword(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * What PostgreSQL stores for a password (SCRAM-SHA-256, RFC 5802 section 3, RFC 7677), so that the password itself
 * stands in no statement and in no server log.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${String(ITERATIONS)}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`;
}
