import type { DigestName, SignatureAlgorithm } from './crypto.ts';
import { Fields, oidOf, tags, type Der } from './der.ts';
import { must, SealError } from './sealError.ts';

const DIGESTS: Readonly<Record<string, DigestName>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** A signature scheme with its hash. */
export interface SignedWith {
  readonly scheme: SignatureAlgorithm;
  readonly digest: DigestName;
}

const SIGNATURES: Readonly<Record<string, SignedWith>> = {
  '1.2.840.10045.4.3.2': { scheme: 'ES256', digest: 'SHA-256' },
  '1.2.840.10045.4.3.3': { scheme: 'ES384', digest: 'SHA-384' },
  '1.2.840.10045.4.3.4': { scheme: 'ES512', digest: 'SHA-512' },
  '1.2.840.113549.1.1.11': { scheme: 'RS256', digest: 'SHA-256' },
  '1.2.840.113549.1.1.12': { scheme: 'RS384', digest: 'SHA-384' },
  '1.2.840.113549.1.1.13': { scheme: 'RS512', digest: 'SHA-512' },
};

const RSA = '1.2.840.113549.1.1.1';
const RSA_WITH = { 'SHA-256': 'RS256', 'SHA-384': 'RS384', 'SHA-512': 'RS512' } as const;

/** @throws SealError for a hash that is not SHA-2 */
export function digestAlgorithm(value: Der): DigestName {
  const fields = new Fields(value, 'A hash algorithm');
  const name = DIGESTS[oidOf(fields.any())];
  fields.optional(tags.null);
  fields.end();
  must(name !== undefined, 'A hash is not SHA-2.');
  return name;
}

/**
 * @param digest the hash named beside it, which a bare rsaEncryption means (RFC 5652, RFC 3370)
 * @throws SealError for a scheme that is neither ECDSA nor RSA PKCS #1 v1.5 over SHA-2
 */
export function signatureAlgorithm(value: Der, digest?: DigestName): SignedWith {
  const fields = new Fields(value, 'A signature algorithm');
  const oid = oidOf(fields.any());
  const nothing = fields.optional(tags.null);
  fields.end();
  const known = SIGNATURES[oid];
  if (known !== undefined) {
    // ECDSA has no parameters (RFC 5758); for RSA both NULL and nothing have to be taken (RFC 4055, 5).
    must(nothing === null || known.scheme.startsWith('RS'), 'A signature algorithm is spelt wrong.');
    return known;
  }
  if (oid === RSA && digest !== undefined && nothing !== null) return { scheme: RSA_WITH[digest], digest };
  throw new SealError('A signature algorithm is not one that is accepted today.');
}
