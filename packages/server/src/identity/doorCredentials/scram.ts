import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { ScramVerifier } from '@cordon/core/pgwire';

/** What RFC 7677 (section 4) asks for at least, and PostgreSQL uses. */
const ITERATIONS = 4_096;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hash = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/**
 * A SCRAM-SHA-256 verifier (RFC 5802, section 3; RFC 5803's values in PostgreSQL's spelling): proofs can be checked with it,
 * and the secret cannot be computed from it.
 * @param secret ASCII without spaces, which SASLprep leaves as it is
 */
export function scramVerifier(secret: string, salt = randomBytes(16), iterations = ITERATIONS): string {
  const salted = pbkdf2Sync(secret, salt, iterations, 32, 'sha256');
  const storedKey = hash(hmac(salted, 'Client Key'));
  const serverKey = hmac(salted, 'Server Key');
  const keys = `${storedKey.toString('base64')}:${serverKey.toString('base64')}`;
  return `SCRAM-SHA-256$${String(iterations)}:${salt.toString('base64')}$${keys}`;
}

/** @returns null for a text that is no such verifier */
export function readVerifier(verifier: string): ScramVerifier | null {
  const [, iterations, salt, storedKey, serverKey] =
    /^SCRAM-SHA-256\$(\d+):([^$:]+)\$([^$:]+):([^$:]+)$/.exec(verifier) ?? [];
  if (iterations === undefined || salt === undefined || storedKey === undefined || serverKey === undefined) {
    return null;
  }
  return {
    ...{ iterations: Number(iterations), salt },
    storedKey: Buffer.from(storedKey, 'base64'),
    serverKey: Buffer.from(serverKey, 'base64'),
  };
}
