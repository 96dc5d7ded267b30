import { PDF, type Signer, type TimestampAuthority } from '@libpdf/core';

/** One signature on a document. */
export interface Sealing {
  /** The signature field, which stands in the document already. */
  readonly field: string;
  readonly signer: Signer;
  readonly timestamps: TimestampAuthority;
  readonly at: Date;
  readonly reason: string;
  /** What the signature itself has to carry; plain ASCII. */
  readonly contact: string;
}

/** Room for the signature: certificates, token and all come to about 4 kB; longer chains of an operator fit too. */
const ROOM = 12_288;

/**
 * Adds a signature (PAdES B-T) as an incremental update: the document before is a prefix of the result.
 * @throws Failure `signing-unavailable` when the timestamp cannot be had
 */
export async function seal(pdf: Uint8Array, sealing: Sealing): Promise<Uint8Array> {
  const document = await PDF.load(pdf);
  const { bytes } = await document.sign({
    signer: sealing.signer,
    fieldName: sealing.field,
    reason: sealing.reason,
    contactInfo: sealing.contact,
    signingTime: sealing.at,
    level: 'B-T',
    timestampAuthority: sealing.timestamps,
    estimatedSize: ROOM,
  });
  const prefix = Buffer.from(bytes.buffer, bytes.byteOffset, pdf.length);
  if (!prefix.equals(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length))) {
    throw new Error('signing changed what was there before');
  }
  return lowerCaseContents(bytes, pdf.length);
}

/** The verifier takes one spelling of the signature, lower-case hex; the hole it stands in is not signed itself. */
function lowerCaseContents(bytes: Uint8Array, from: number): Uint8Array {
  const whole = Buffer.from(bytes);
  const open = whole.indexOf('/Contents <', from) + '/Contents <'.length;
  const close = whole.indexOf('>', open);
  whole.write(whole.toString('latin1', open, close).toLowerCase(), open, 'latin1');
  return new Uint8Array(whole);
}
