import { canonicalText, toUtf8, verifyBytes, type JsonValue, type Sha256 } from '@cordon/ledger';
import type { Terms } from '@cordon/core/kernel';

/** Terms as both parties sign them: canonical JSON (RFC 8785) and its SHA-256. */
export interface SealedTerms {
  readonly text: string;
  readonly hash: Uint8Array;
}

/** @returns the bytes that are hashed and signed for these terms. */
export function sealTerms(terms: Terms, sha256: Sha256): SealedTerms {
  const text = canonicalText(terms as unknown as JsonValue);
  return { text, hash: sha256(toUtf8(text)) };
}

/**
 * The message a party signs: the terms hash under a domain tag, so that a signature made for anything else
 * cannot pass for one on terms.
 */
export function termsMessage(hash: Uint8Array): Uint8Array {
  return toUtf8(`cordon-terms/v1\n${Buffer.from(hash).toString('hex')}\n`);
}

/** Checks a party's Ed25519 signature on terms. */
export function signatureHolds(hash: Uint8Array, publicKey: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verifyBytes(signature, termsMessage(hash), publicKey);
  } catch {
    return false;
  }
}
