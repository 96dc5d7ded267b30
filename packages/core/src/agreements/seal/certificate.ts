import { sameBytes, toHex } from './bytes.ts';
import type { SealCrypto } from './crypto.ts';
import { Fields, oidOf, readDer, sameDer, smallOf, tags, textOf, timeOf, type Der } from './der.ts';
import { must, SealError } from './sealError.ts';
import { signatureAlgorithm, type SignedWith } from './algorithms.ts';

/** A certificate (RFC 5280) as far as a signature on a document needs it. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly serial: Der;
  readonly issuer: Der;
  readonly subject: Der;
  /** Subject attributes by object identifier; the first of each. */
  readonly names: ReadonlyMap<string, string>;
  /** Epoch milliseconds, both included. */
  readonly from: number;
  readonly until: number;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** May certify others; with how many others between, where it says so. */
  readonly authority: { readonly pathLength: number | null } | null;
  /** First octet of the key usage bits; null when it does not say. */
  readonly keyUsage: number | null;
  readonly purposes: { readonly oids: readonly string[]; readonly critical: boolean } | null;
  readonly signed: Uint8Array;
  readonly algorithm: SignedWith;
  readonly signature: Uint8Array;
}

export const keyUsages = { digitalSignature: 0x80, nonRepudiation: 0x40, certSign: 0x04 } as const;

const COMMON_NAME = '2.5.4.3';

/** @throws SealError for anything that is not a version 3 certificate, or with a critical extension we do not know */
export function readCertificate(der: Uint8Array): Certificate {
  const outer = new Fields(readDer(der), 'A certificate');
  const signed = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = outer.take(tags.bitString);
  outer.end();

  const inner = new Fields(signed, 'A certificate');
  const version = inner.take(tags.context(0)).inside[0];
  must(version?.tag === tags.integer && smallOf(version) === 2, 'A certificate is of an old kind.');
  const serial = inner.take(tags.integer);
  must(sameDer(inner.take(tags.sequence), algorithm), 'A certificate names two algorithms.');
  const issuer = inner.take(tags.sequence);
  const validity = new Fields(inner.take(tags.sequence), 'A certificate’s validity');
  const [from, until] = [timeOf(validity.any()), timeOf(validity.any())];
  validity.end();
  const subject = inner.take(tags.sequence);
  const publicKey = inner.take(tags.sequence);
  const extensions = readExtensions(inner.optional(tags.context(3)));
  inner.end();
  return {
    der,
    serial,
    issuer,
    subject,
    names: namesOf(subject),
    from,
    until,
    publicKey: publicKey.whole,
    ...extensions,
    signed: signed.whole,
    algorithm: signatureAlgorithm(algorithm),
    signature: bitsOf(signature),
  };
}

/** Who the certificate is for, in a few words. */
export function nameOf({ names, subject }: Certificate): string {
  return names.get(COMMON_NAME) ?? `a subject without a name (${toHex(subject.content.subarray(0, 8))})`;
}

/** Octets of a BIT STRING that is whole octets. @throws SealError */
export function bitsOf(value: Der): Uint8Array {
  must(value.content[0] === 0, 'A bit string is not whole octets.');
  return value.content.subarray(1);
}

function namesOf(subject: Der): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const relative of subject.inside) {
    must(relative.tag === tags.set, 'A name is not what it should be.');
    for (const attribute of relative.inside) {
      const fields = new Fields(attribute, 'A name');
      const oid = oidOf(fields.any());
      const value = fields.any();
      fields.end();
      const readable = [tags.utf8, tags.printable, tags.ia5].includes(value.tag as 0x0c);
      if (readable && !names.has(oid)) names.set(oid, textOf(value.content));
    }
  }
  return names;
}

type Extensions = Pick<Certificate, 'authority' | 'keyUsage' | 'purposes'>;

function readExtensions(wrapped: Der | null): Extensions {
  const found: { -readonly [K in keyof Extensions]: Extensions[K] } = {
    authority: null,
    keyUsage: null,
    purposes: null,
  };
  if (wrapped === null) return found;
  must(wrapped.inside.length === 1, 'A certificate’s extensions are not what they should be.');
  const seen = new Set<string>();
  const list = wrapped.inside[0];
  must(list?.tag === tags.sequence, 'A certificate’s extensions are not what they should be.');
  for (const extension of list.inside) {
    const fields = new Fields(extension, 'A certificate’s extension');
    const oid = oidOf(fields.any());
    const critical = fields.optional(tags.boolean) !== null;
    const value = fields.take(tags.octetString).content;
    fields.end();
    must(!seen.has(oid), 'A certificate says something twice.');
    seen.add(oid);
    if (oid === '2.5.29.19') found.authority = readBasic(value);
    else if (oid === '2.5.29.15') {
      const bits = readDer(value);
      must(bits.tag === tags.bitString, 'A certificate’s key usage is not what it should be.');
      found.keyUsage = bits.content[1] ?? 0;
    } else if (oid === '2.5.29.37') {
      found.purposes = { oids: readDer(value).inside.map(oidOf), critical };
    } else must(!critical, `A certificate has a critical extension nobody here knows (${oid}).`);
  }
  return found;
}

function readBasic(value: Uint8Array): Certificate['authority'] {
  const fields = new Fields(readDer(value), 'A certificate’s basic constraints');
  const authority = fields.optional(tags.boolean);
  const length = fields.optional(tags.integer);
  fields.end();
  if (authority?.content[0] !== 0xff) return null;
  return { pathLength: length === null ? null : smallOf(length) };
}

/**
 * The way from a certificate to an anchor: each certified by the next, all valid at that time, each but the first an
 * authority. An anchor is trusted as it stands, byte for byte.
 * @param others certificates that came along
 * @returns from the certificate itself to the anchor
 * @throws SealError
 */
export function chainOf(
  certificate: Certificate,
  others: readonly Certificate[],
  anchors: readonly Certificate[],
  at: number,
  crypto: SealCrypto,
): readonly Certificate[] {
  const chain: Certificate[] = [certificate];
  for (;;) {
    const last = chain.at(-1) ?? certificate;
    must(
      last.from <= at && at <= last.until,
      `The certificate of ${nameOf(last)} was not valid at the time.`,
    );
    if (anchors.some(({ der }) => sameBytes(der, last.der))) return chain;
    const issuer = [...anchors, ...others].find((one) => certifies(one, last, chain.length - 1, crypto));
    if (issuer === undefined || chain.includes(issuer)) {
      throw new SealError(
        `The certificate of ${nameOf(certificate)} does not lead to a certificate you trust.`,
      );
    }
    chain.push(issuer);
  }
}

/** @param below how many authorities stand between the issuer and the first certificate */
function certifies(
  issuer: Certificate,
  certificate: Certificate,
  below: number,
  crypto: SealCrypto,
): boolean {
  const { authority, keyUsage } = issuer;
  if (authority === null || !sameDer(issuer.subject, certificate.issuer)) return false;
  if (keyUsage !== null && (keyUsage & keyUsages.certSign) === 0) return false;
  if (authority.pathLength !== null && authority.pathLength < below) return false;
  const { algorithm, signed, signature } = certificate;
  return crypto.verify(algorithm.scheme, issuer.publicKey, signed, signature);
}
