import { canonicalText, toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
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
