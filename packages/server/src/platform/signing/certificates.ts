import { randomBytes } from 'node:crypto';
import { BitString, Integer, ObjectIdentifier, OctetString, Sequence, Set, Utf8String } from 'asn1js';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs';

/** A P-256 key and the certificate that says whose it is. */
export interface Identified {
  readonly privateKey: CryptoKey;
  /** DER. */
  readonly certificate: Uint8Array<ArrayBuffer>;
}

/** Distinguished name; `serialNumber` (2.5.4.5) carries the party's id in a leaf certificate. */
export interface Subject {
  readonly commonName: string;
  readonly organisation?: string;
  readonly givenName?: string;
  readonly serialNumber?: string;
}

export interface Wanted {
  readonly subject: Subject;
  readonly from: Date;
  readonly until: Date;
  /** `authority` may certify others; `timestamps` may do nothing but that (RFC 3161, 2.3). */
  readonly use: 'authority' | 'signatures' | 'timestamps';
  /** Who certifies; null for itself. */
  readonly issuer: Identified | null;
}

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;

const KEY_USAGE = {
  // keyCertSign, cRLSign
  authority: { bits: 0x06, unused: 1 },
  // digitalSignature, nonRepudiation
  signatures: { bits: 0xc0, unused: 6 },
  timestamps: { bits: 0xc0, unused: 6 },
} as const;

const SUBJECT_TYPES = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organisation: '2.5.4.10',
  givenName: '2.5.4.42',
} as const satisfies Record<keyof Subject, string>;

/** Makes a key and its certificate (RFC 5280). */
export async function certify(wanted: Wanted): Promise<Identified> {
  const pair = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: serial() }),
    notBefore: timeOf(wanted.from),
    notAfter: timeOf(wanted.until),
    subject: nameOf(wanted.subject),
  });
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  const own = await keyId(certificate);
  const issuer = wanted.issuer === null ? null : Certificate.fromBER(wanted.issuer.certificate);
  certificate.issuer = issuer?.subject ?? certificate.subject;
  certificate.extensions = extensionsOf(wanted.use, own, issuer === null ? own : await keyId(issuer));
  await certificate.sign(wanted.issuer?.privateKey ?? pair.privateKey, 'SHA-256');
  return {
    privateKey: pair.privateKey,
    certificate: new Uint8Array(certificate.toSchema(true).toBER(false)),
  };
}

/** PKCS #8, base64: the form a key is sealed in. */
export async function exportKey(key: CryptoKey): Promise<string> {
  return Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
}

/** The key of `exportKey`, which cannot be exported again. */
export function importKey(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', Buffer.from(text, 'base64'), EC, false, ['sign']);
}

/** Positive and 16 bytes long (RFC 5280, 4.1.2.2), in DER's shortest form since the first byte is 0x40 to 0x7f. */
export function serial(): ArrayBuffer {
  const bytes = Uint8Array.from(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.buffer;
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
function timeOf(at: Date): Time {
  const value = new Date(Math.floor(at.getTime() / 1000) * 1000);
  return new Time({
    type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime,
    value,
  });
}

/** One attribute a SET: several in one would have to be sorted, which the library does not do. */
function nameOf(subject: Subject): RelativeDistinguishedNames {
  const sets = Object.entries(SUBJECT_TYPES).flatMap(([name, type]) => {
    const value = subject[name as keyof Subject];
    if (value === undefined) return [];
    const attribute = new Sequence({
      value: [new ObjectIdentifier({ value: type }), new Utf8String({ value: clipped(value) })],
    });
    return [new Set({ value: [attribute] })];
  });
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER());
}

/** Names in certificates have 64 characters at most (RFC 5280, appendix A); the document has them whole. */
function clipped(text: string): string {
  return Array.from(text).slice(0, 64).join('');
}

/** SHA-1 of the public key (RFC 5280, 4.2.1.2 method 1): a name for it, nothing rests on its strength. */
async function keyId(certificate: Certificate): Promise<ArrayBuffer> {
  const { valueHexView } = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock;
  return crypto.subtle.digest('SHA-1', new Uint8Array(valueHexView));
}

function extensionsOf(use: Wanted['use'], own: ArrayBuffer, issuer: ArrayBuffer): Extension[] {
  const { bits, unused } = KEY_USAGE[use];
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER() });
  const basic = new BasicConstraints(use === 'authority' ? { cA: true, pathLenConstraint: 0 } : {});
  const usage = new BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits: unused });
  const authority = new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: issuer }) });
  return [
    extension('2.5.29.19', true, basic.toSchema()),
    extension('2.5.29.15', true, usage),
    extension('2.5.29.14', false, new OctetString({ valueHex: own })),
    extension('2.5.29.35', false, authority.toSchema()),
    ...(use === 'timestamps'
      ? [extension('2.5.29.37', true, new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] }).toSchema())]
      : []),
  ];
}
