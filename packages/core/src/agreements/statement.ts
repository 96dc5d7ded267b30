import { canonicalText, toUtf8, type Sha256 } from '@cordon/ledger';

/**
 * What a party signs with its own key. It names the party and its role, so that one side's assertion cannot stand
 * for the other's, and commits to the document as people read it and to the terms as the gate applies them.
 */
export interface SigningStatement {
  readonly type: 'cordon-signature/v1';
  readonly agreement: string;
  readonly version: number;
  readonly party: string;
  readonly role: 'controller' | 'processor';
  /** SHA-256 of the PDF before any signature, lower-case hex. */
  readonly documentHash: string;
  /** SHA-256 of the canonical terms, lower-case hex. */
  readonly termsHash: string;
}

/**
 * What the signer of a certificate of deletion signs. Its type keeps it apart from a signature on the agreement: neither
 * can be shown as the other.
 */
export interface DeletionStatement {
  readonly type: 'cordon-deletion/v1';
  readonly agreement: string;
  /** SHA-256 of the certificate's canonical text, lower-case hex. */
  readonly certificate: string;
  /** Person id, and the party they sign for. */
  readonly person: string;
  readonly party: string;
  /** RFC 3339: when the certificate was issued to be signed. */
  readonly at: string;
}

/**
 * The WebAuthn challenge for a statement: SHA-256 of its RFC 8785 canonical JSON. Server, browser and verifier each
 * compute it for themselves; nobody signs a hash that somebody else made.
 * @returns 32 bytes
 */
export function challengeOf(statement: SigningStatement | DeletionStatement, sha256: Sha256): Uint8Array {
  return sha256(toUtf8(canonicalText({ ...statement })));
}
