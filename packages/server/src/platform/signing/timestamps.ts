import { hash } from 'node:crypto';
import type { TimestampAuthority } from '@libpdf/core';
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs';
import { serial, type Identified } from './certificates.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** Our policy: the time of the installation's clock, nothing promised. An arc of a UUID (X.667). */
const POLICY = '2.25.228134911836178264951187452230937041127';

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/**
 * The installation's own timestamps (RFC 3161). They prove nothing to outsiders, who have only the operator's word for
 * the clock; the ledger's witnessed checkpoint is the independent time.
 */
export function ownTimestamps({ privateKey, certificate }: Identified, now: () => Date): TimestampAuthority {
  return {
    timestamp: async (digest, algorithm) => {
      if (algorithm !== 'SHA-256') throw new Error(`no timestamps over ${algorithm}`);
      const info = new TSTInfo({
        version: 1,
        policy: POLICY,
        messageImprint: new MessageImprint({
          hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
          hashedMessage: new OctetString({ valueHex: exact(digest) }),
        }),
        serialNumber: new Integer({ valueHex: serial() }),
        // Whole seconds: DER knows one spelling of a time (RFC 3161, 2.4.2).
        genTime: new Date(Math.floor(now().getTime() / 1000) * 1000),
      });
      return token(
        new Uint8Array(info.toSchema().toBER(false)),
        Certificate.fromBER(certificate),
        certificate,
        privateKey,
      );
    },
  };
}

async function token(
  info: Uint8Array,
  certificate: Certificate,
  der: Uint8Array,
  key: Identified['privateKey'],
): Promise<Uint8Array> {
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: TST_INFO })] }),
        new Attribute({
          type: '1.2.840.113549.1.9.4',
          values: [new OctetString({ valueHex: exact(hash('sha256', info, 'buffer')) })],
        }),
        signingCertificate(der),
      ],
    }),
  });
  const content = new EncapsulatedContentInfo({ eContentType: TST_INFO });
  // Set afterwards: the constructor would cut it in pieces, which DER forbids.
  content.eContent = new OctetString({ valueHex: exact(info) });
  const signed = new SignedData({
    version: 3,
    encapContentInfo: content,
    certificates: [certificate],
    signerInfos: [signer],
  });
  await signed.sign(key, 0, 'SHA-256');
  const whole = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(whole.toSchema().toBER(false));
}

/** signing-certificate-v2 (RFC 5816): the token names its certificate, so that no other can be put in its place. */
function signingCertificate(der: Uint8Array): Attribute {
  const certHash = new OctetString({ valueHex: exact(hash('sha256', der, 'buffer')) });
  const sequence = (value: Sequence | OctetString) => new Sequence({ value: [value] });
  return new Attribute({
    type: '1.2.840.113549.1.9.16.2.47',
    values: [sequence(sequence(sequence(certHash)))],
  });
}
