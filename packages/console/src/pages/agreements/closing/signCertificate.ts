import { signPayload } from '../../../keys/acts.ts';

/** The parts of the request that carry the signature. */
interface SignedCertificate {
  readonly actId: string;
  readonly actAt: string;
  readonly signature: string;
}

/**
 * Signs the hash of a certificate of deletion with the key of the session: the one place that knows how.
 * @param hash SHA-256 of its text, hex
 */
export async function signCertificate(agreement: string, hash: string): Promise<SignedCertificate> {
  const act = { actId: crypto.randomUUID(), actAt: new Date().toISOString() };
  const signature = await signPayload({ act: 'certify-deletion', agreement, certificate: hash, ...act });
  return { ...act, signature };
}
