import { fromUtf8, toUtf8 } from '@cordon/ledger';
import { joined, sameBytes, toBase64Url } from './bytes.ts';
import type { SealCrypto } from './crypto.ts';
import { algorithmOf } from './publicKey.ts';
import { must, SealError } from './sealError.ts';

/** What an authenticator answers to `navigator.credentials.get` (WebAuthn Level 2, 5.2.2). */
export interface Assertion {
  readonly authenticatorData: Uint8Array;
  readonly clientDataJSON: Uint8Array;
  readonly signature: Uint8Array;
}

/** The key an assertion has to be made with. */
export interface AssertionKey {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** The host the passkey is bound to. */
  readonly rpId: string;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;
const EXTENDED = 0x80;

/**
 * Checks an assertion over a challenge (WebAuthn Level 2, 7.2, from step 11): type, challenge, origin, host, that the
 * person was present and verified by PIN or body, and the signature. The signature counter is not relied on: passkeys
 * that are kept on several devices have none.
 * @returns what is wrong in plain words; null when it holds
 */
export function wrongWithAssertion(
  { authenticatorData, clientDataJSON, signature }: Assertion,
  { publicKey, rpId }: AssertionKey,
  challenge: Uint8Array,
  crypto: SealCrypto,
): string | null {
  try {
    checkClientData(clientDataJSON, challenge, rpId);
    checkAuthenticatorData(authenticatorData, crypto.sha256(toUtf8(rpId)));
    const algorithm = algorithmOf(publicKey);
    must(algorithm !== null, 'The key is of a kind that cannot sign.');
    const message = joined(authenticatorData, crypto.sha256(clientDataJSON));
    must(
      crypto.verify(algorithm, publicKey, message, signature),
      'The signature was not made with this key.',
    );
    return null;
  } catch (error) {
    if (error instanceof SealError) return error.message;
    throw error;
  }
}

/** The origin an assertion was made on, as the browser said; null when it cannot be read. */
export function originOf(clientDataJSON: Uint8Array): string | null {
  try {
    const { origin } = clientData(clientDataJSON);
    return typeof origin === 'string' ? origin : null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** SHA-256 over all three parts, each with its length: the name of an assertion in the ledger. */
export function assertionHash(
  { authenticatorData, clientDataJSON, signature }: Assertion,
  { sha256 }: Pick<SealCrypto, 'sha256'>,
): Uint8Array {
  return sha256(joined(...[authenticatorData, clientDataJSON, signature].map((part) => sha256(part))));
}

function clientData(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(fromUtf8(bytes));
  } catch {
    throw new SealError('The browser’s part of the assertion cannot be read.');
  }
  must(typeof parsed === 'object' && parsed !== null, 'The browser’s part of the assertion cannot be read.');
  return parsed as Record<string, unknown>;
}

function checkClientData(bytes: Uint8Array, challenge: Uint8Array, rpId: string): void {
  const given = clientData(bytes);
  must(given.type === 'webauthn.get', 'The assertion was made for another purpose.');
  must(given.challenge === toBase64Url(challenge), 'The assertion is over something else.');
  must(given.crossOrigin !== true, 'The assertion was made inside a page of somebody else.');
  const host = /^(https?):\/\/([a-z0-9.-]+)(?::\d{1,5})?$/.exec(String(given.origin));
  must(host !== null, 'The assertion does not say where it was made.');
  const [, scheme, name = ''] = host;
  must(name === rpId || name.endsWith(`.${rpId}`), 'The assertion was made on another site.');
  must(scheme === 'https' || name === 'localhost', 'The assertion was made on a page that nothing protects.');
}

function checkAuthenticatorData(bytes: Uint8Array, rpIdHash: Uint8Array): void {
  must(bytes.length >= 37, 'The authenticator’s part of the assertion is too short.');
  must(sameBytes(bytes.subarray(0, 32), rpIdHash), 'The passkey belongs to another site.');
  const flags = bytes[32] ?? 0;
  must((flags & PRESENT) !== 0, 'Nobody was present.');
  must((flags & VERIFIED) !== 0, 'The person was not verified by PIN or body.');
  const more = (flags & (ATTESTED | EXTENDED)) !== 0;
  must(more || bytes.length === 37, 'Something follows the authenticator’s part of the assertion.');
}
