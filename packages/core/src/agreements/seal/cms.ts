import { digestAlgorithm, signatureAlgorithm, type SignedWith } from './algorithms.ts';
import { joined, sameBytes } from './bytes.ts';
import { chainOf, keyUsages, nameOf, readCertificate, type Certificate } from './certificate.ts';
import type { DigestName, SealCrypto } from './crypto.ts';
import { Fields, oidOf, readDer, sameDer, smallOf, tags, type Der } from './der.ts';
import { must } from './sealError.ts';

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  algorithmProtection: '1.2.840.113549.1.9.52',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
} as const;

/** A CMS SignedData with one signer (RFC 5652), as PAdES and RFC 3161 have them. */
export interface Cms {
  readonly version: number;
  readonly contentType: string;
  /** The signed content when it stands inside. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Certificate[];
  readonly digest: DigestName;
  readonly issuer: Der;
  readonly serial: Der;
  readonly algorithm: SignedWith;
  /** The signed attributes by type, and the bytes that were signed. */
  readonly signed: ReadonlyMap<string, Der>;
  readonly signedBytes: Uint8Array;
  readonly unsigned: ReadonlyMap<string, Der>;
  readonly signature: Uint8Array;
}

/**
 * Reads one, strictly: a part that is neither signed nor compared with something is refused, so that no byte of it can
 * be changed unseen.
 * @throws SealError
 */
export function readCms(der: Uint8Array, what: string): Cms {
  const info = new Fields(readDer(der), what);
  must(oidOf(info.any()) === oids.signedData, `${what} is no signature.`);
  const wrapped = info.take(tags.context(0));
  info.end();
  must(wrapped.inside.length === 1, `${what} is not what it should be.`);

  const data = new Fields(wrapped.inside[0], what);
  const version = smallOf(data.any());
  const digests = data.take(tags.set).inside;
  const content = new Fields(data.take(tags.sequence), `${what}: the content`);
  const contentType = oidOf(content.any());
  const inner = content.optional(tags.context(0));
  content.end();
  const certificates = data.take(tags.context(0)).inside.map(({ whole }) => readCertificate(whole));
  const signers = data.take(tags.set).inside;
  data.end();
  must(digests.length === 1 && signers.length === 1, `${what} is by more than one signer.`);

  const signer = new Fields(signers[0], `${what}: the signer`);
  must(smallOf(signer.any()) === 1, `${what} names its signer in another way.`);
  const sid = new Fields(signer.take(tags.sequence), `${what}: the signer’s name`);
  const [issuer, serial] = [sid.take(tags.sequence), sid.take(tags.integer)];
  sid.end();
  const digestValue = signer.take(tags.sequence);
  const attributes = signer.take(tags.context(0));
  const algorithmValue = signer.take(tags.sequence);
  const signature = signer.take(tags.octetString).content;
  const unsigned = signer.optional(tags.context(1));
  signer.end();

  const digest = digestAlgorithm(digestValue);
  must(digests[0] !== undefined && digestAlgorithm(digests[0]) === digest, `${what} names two hashes.`);
  const algorithm = signatureAlgorithm(algorithmValue, digest);
  must(algorithm.digest === digest, `${what} names two hashes.`);
  const signed = attributesOf(attributes, what);
  checkProtection(signed.get(oids.algorithmProtection), digestValue, algorithmValue, what);
  return {
    ...{ version, contentType, certificates, digest, issuer, serial, algorithm, signed, signature },
    content: inner === null ? null : contentOf(inner, what),
    // Signed as a SET OF, and sent as [0] (RFC 5652, 5.4).
    signedBytes: joined(Uint8Array.of(tags.set), attributes.whole.subarray(1)),
    unsigned: unsigned === null ? new Map() : attributesOf(unsigned, what),
  };
}

function contentOf(wrapped: Der, what: string): Uint8Array {
  const [octets] = wrapped.inside;
  must(
    wrapped.inside.length === 1 && octets?.tag === tags.octetString,
    `${what}: the content is not what it should be.`,
  );
  return octets.content;
}

/** Attributes in the order of a SET OF (X.690, 11.6), each once and with one value. */
function attributesOf(set: Der, what: string): ReadonlyMap<string, Der> {
  const found = new Map<string, Der>();
  let before: Uint8Array | null = null;
  for (const attribute of set.inside) {
    must(
      before === null || comesBefore(before, attribute.whole),
      `${what}: the attributes are not in order.`,
    );
    before = attribute.whole;
    const fields = new Fields(attribute, `${what}: an attribute`);
    const oid = oidOf(fields.any());
    const values = fields.take(tags.set).inside;
    fields.end();
    const [value] = values;
    must(
      value !== undefined && values.length === 1 && !found.has(oid),
      `${what}: an attribute has not one value.`,
    );
    found.set(oid, value);
  }
  must(found.size > 0, `${what} has no attributes.`);
  return found;
}

function comesBefore(a: Uint8Array, b: Uint8Array): boolean {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at >= 0 && (at >= b.length ? false : (a[at] ?? 0) < (b[at] ?? 0));
}

/** RFC 6211: the algorithms are signed too, where the signer says so. */
function checkProtection(value: Der | undefined, digest: Der, algorithm: Der, what: string): void {
  if (value === undefined) return;
  const fields = new Fields(value, `${what}: the protected algorithms`);
  must(sameDer(fields.take(tags.sequence), digest), `${what}: the algorithms were exchanged.`);
  // [1] IMPLICIT: the same content under another tag.
  const signature = { ...fields.take(tags.context(1)), tag: tags.sequence };
  must(
    signatureAlgorithm(signature).scheme === signatureAlgorithm(algorithm).scheme,
    `${what}: the algorithms were exchanged.`,
  );
  fields.end();
}

/**
 * Checks who signed and what: content type, digest, the certificate the signature itself names
 * (signing-certificate-v2, RFC 5035), the signature, and the way to an anchor at that time. Every certificate that came
 * along must be on that way.
 * @param content what was signed, when it does not stand inside
 * @returns the signer's certificate
 * @throws SealError
 */
export function checkCms(
  cms: Cms,
  wanted: {
    readonly contentType: string;
    readonly content: Uint8Array;
    readonly anchors: readonly Certificate[];
  },
  at: (signer: Certificate) => number,
  crypto: SealCrypto,
  what: string,
): Certificate {
  const { signed, algorithm, signedBytes, signature } = cms;
  const type = signed.get(oids.contentType);
  must(cms.contentType === wanted.contentType, `${what} is over another kind of content.`);
  must(type !== undefined && oidOf(type) === wanted.contentType, `${what} is over another kind of content.`);
  const digest = signed.get(oids.messageDigest);
  must(
    digest?.tag === tags.octetString && sameBytes(digest.content, crypto.digest(cms.digest, wanted.content)),
    `${what} is over other bytes: something was changed.`,
  );
  const signer = cms.certificates.find(
    (one) => sameDer(one.issuer, cms.issuer) && sameDer(one.serial, cms.serial),
  );
  must(signer !== undefined, `${what} does not bring the certificate of its signer.`);
  checkNamed(signed.get(oids.signingCertificateV2), signer, crypto, what);
  must(
    crypto.verify(algorithm.scheme, signer.publicKey, signedBytes, signature),
    `${what} does not hold: it was not made with the key of ${nameOf(signer)}.`,
  );
  const { keyUsage } = signer;
  must(
    keyUsage === null || (keyUsage & (keyUsages.digitalSignature | keyUsages.nonRepudiation)) !== 0,
    `The certificate of ${nameOf(signer)} is not for signatures.`,
  );
  const others = cms.certificates.filter((one) => one !== signer);
  const chain = chainOf(signer, others, wanted.anchors, at(signer), crypto);
  must(
    cms.certificates.every((one) => chain.some(({ der }) => sameBytes(der, one.der))),
    `${what} brings a certificate that has no part in it.`,
  );
  return signer;
}

function checkNamed(value: Der | undefined, signer: Certificate, crypto: SealCrypto, what: string): void {
  must(value !== undefined, `${what} does not name its certificate, so another could be put in its place.`);
  const outer = new Fields(value, `${what}: the named certificate`);
  const [id, ...more] = outer.take(tags.sequence).inside;
  outer.end();
  must(id !== undefined && more.length === 0, `${what} names several certificates.`);
  const fields = new Fields(id, `${what}: the named certificate`);
  const algorithm = fields.optional(tags.sequence);
  const named = fields.take(tags.octetString).content;
  const issuerSerial = fields.optional(tags.sequence);
  fields.end();
  const digest = algorithm === null ? 'SHA-256' : digestAlgorithm(algorithm);
  must(sameBytes(named, crypto.digest(digest, signer.der)), `${what} names another certificate.`);
  if (issuerSerial === null) return;
  const pair = new Fields(issuerSerial, `${what}: the named certificate`);
  const directory = pair.take(tags.sequence).inside[0];
  const serial = pair.take(tags.integer);
  pair.end();
  const issuer = directory?.tag === tags.context(4) ? directory.inside[0] : undefined;
  must(
    issuer !== undefined && sameDer(issuer, signer.issuer) && sameDer(serial, signer.serial),
    `${what} names another certificate.`,
  );
}
