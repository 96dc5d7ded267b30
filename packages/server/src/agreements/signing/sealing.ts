import { writeEvidence, type Evidence, type Party } from '@cordon/core/agreements';
import type { SigningAuthority } from '../../platform/signing/index.ts';
import { signatureFields } from './pdf/agreement.ts';
import { seal } from './pdf/seal.ts';

/** A party's signature, before it is put into the document. */
export interface PartySignature {
  readonly party: Party;
  /** The signer's name, for the certificate. */
  readonly person: string;
  readonly evidence: Evidence;
  readonly authority: Pick<SigningAuthority, 'signerFor' | 'timestamps'>;
  readonly at: Date;
}

/**
 * Puts a party's signature into its field: what the signer's passkey signed, under a seal of the installation.
 * @param before the document as far as it is signed
 * @throws Failure `signing-unavailable`
 */
export async function sealSignature(
  before: Uint8Array,
  { party, person, evidence, authority, at }: PartySignature,
): Promise<Uint8Array> {
  const subject = {
    commonName: party.name,
    organisation: party.name,
    givenName: person,
    // The verifier compares it with the party that signed; the operator's own certificate has none of this form.
    serialNumber: `cordon:${party.id}`,
  };
  return seal(before, {
    field: signatureFields[evidence.statement.role],
    signer: await authority.signerFor(subject, at),
    timestamps: authority.timestamps,
    at,
    reason: `Signed for ${party.id} with a passkey`,
    contact: writeEvidence(evidence),
  });
}
