import { CryptoKeySigner, type Signer } from '@libpdf/core';
import { readCertificate } from '@cordon/core/agreements';
import { certify, type Identified, type Subject } from './certificates.ts';

/** The installation's own authorities. */
export interface Own {
  readonly root: Identified;
  readonly timestamps: Identified;
}

const DAY = 86_400_000;
const YEARS = 20 * 365 * DAY;
const MINUTES = 5 * 60_000;

/** Makes the authorities of an installation, good for twenty years. */
export async function makeOwn(installation: string, at: Date): Promise<Own> {
  // A day before: the clocks of those who check may differ.
  const span = { from: new Date(at.getTime() - DAY), until: new Date(at.getTime() + YEARS) };
  const root = await certify({
    ...span,
    subject: { commonName: `Cordon signing ${installation}` },
    use: 'authority',
    issuer: null,
  });
  const timestamps = await certify({
    ...span,
    subject: { commonName: `Cordon timestamps ${installation}` },
    use: 'timestamps',
    issuer: root,
  });
  return { root, timestamps };
}

/**
 * A signer for one signature. Its key was made for it and is gone afterwards, so nobody can ever sign with it again and
 * its certificate can stay valid as long as the authority.
 */
export async function oneTimeSigner({ root }: Own, subject: Subject, at: Date): Promise<Signer> {
  const leaf = await certify({
    subject,
    from: new Date(at.getTime() - MINUTES),
    until: new Date(readCertificate(root.certificate).until),
    use: 'signatures',
    issuer: root,
  });
  return signerWith(leaf, root.certificate);
}

/** A signer with a key and its certificate. @param issuer the certificate that goes along, DER */
export function signerWith({ privateKey, certificate }: Identified, issuer: Uint8Array): Signer {
  return new CryptoKeySigner(privateKey, certificate, 'EC', 'ECDSA', [issuer]);
}
