import { canonicalText, type JsonValue } from '@cordon/ledger';
import { wrongWithAssertion, type Assertion, type SealCrypto } from '../seal/index.ts';
import { challengeOf, type DeletionStatement } from '../statement.ts';
import { certificateHash, type DeletionCertificate } from './certificate.ts';

/** A certificate of deletion with the signature that was made on it. Nothing in it is believed before it is checked. */
export interface SignedCertificate {
  /** As it was signed: canonical JSON, and its SHA-256 as lower-case hex. */
  readonly text: string;
  readonly hash: string;
  /** Person id of the signer. */
  readonly person: string;
  readonly party: string;
  /** Whose key it was made with. */
  readonly keyParty: string;
  /** DER SubjectPublicKeyInfo of the passkey, and the host it is bound to. */
  readonly publicKey: Uint8Array;
  readonly rpId: string;
  /** Null while the key is good. */
  readonly revokedAt: Date | null;
  readonly assertion: Assertion;
}

/** The agreement a certificate has to be of. */
export interface CertificateOf {
  readonly id: string;
  readonly controller: { readonly id: string };
  readonly processor: { readonly id: string };
}

/** What a person signs of a certificate for the processor. @param issuedAt as the certificate says */
export function deletionStatement(
  { id, processor }: Pick<CertificateOf, 'id' | 'processor'>,
  hash: string,
  person: string,
  issuedAt: string,
): DeletionStatement {
  const party = processor.id;
  return { type: 'cordon-deletion/v1', agreement: id, certificate: hash, person, party, at: issuedAt };
}

/**
 * Checks a certificate of deletion: the text is the one that was hashed and is of this agreement, and the processor's own
 * passkey signed its hash, with the person verified. The statement is made anew from the text.
 * @returns what is wrong in plain words; null when it holds
 */
export function wrongWithCertificate(
  signed: SignedCertificate,
  of: CertificateOf,
  crypto: SealCrypto,
): string | null {
  const { text, hash, person, party, keyParty, publicKey, rpId, revokedAt, assertion } = signed;
  if (certificateHash(text, crypto.sha256) !== hash) return 'its text was changed';
  const said = read(text);
  if (said === null) return 'it is no certificate of deletion';
  const own =
    said.agreement === of.id &&
    said.controller?.id === of.controller.id &&
    said.processor?.id === of.processor.id;
  if (!own) return 'it is of another agreement';
  if (party !== of.processor.id || keyParty !== party)
    return 'it was not signed with a key of the vendor’s own';
  const issuedAt = Date.parse(said.issuedAt);
  if (!(issuedAt < (revokedAt?.getTime() ?? Infinity))) return 'its key was revoked before';
  const challenge = challengeOf(deletionStatement(of, hash, person, said.issuedAt), crypto.sha256);
  const wrong = wrongWithAssertion(assertion, { publicKey, rpId }, challenge, crypto);
  return wrong === null ? null : `its signature does not hold. ${wrong}`;
}

type Said = Partial<DeletionCertificate> & Pick<DeletionCertificate, 'issuedAt'>;

/** Null for anything but canonical JSON of this type: two readers must not read two texts under one hash. */
function read(text: string): Said | null {
  try {
    const value = JSON.parse(text) as Partial<DeletionCertificate> | null;
    if (value?.type !== 'cordon-deletion-certificate/v1' || typeof value.issuedAt !== 'string') return null;
    return canonicalText(value as unknown as JsonValue) === text
      ? { ...value, issuedAt: value.issuedAt }
      : null;
  } catch {
    return null;
  }
}
