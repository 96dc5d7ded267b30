import { toHex } from '@cordon/ledger';
import { rawSignature, type DeferredCrypto, type SignatureAlgorithm } from '@cordon/core/agreements';

/** A copy in a buffer of its own, which is what WebCrypto's types ask for. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

type Digest = 'SHA-256' | 'SHA-384' | 'SHA-512';

const SCHEMES: Readonly<
  Record<SignatureAlgorithm, { readonly kind: 'ec' | 'rsa'; readonly hash: Digest } | null>
> = {
  ES256: { kind: 'ec', hash: 'SHA-256' },
  ES384: { kind: 'ec', hash: 'SHA-384' },
  ES512: { kind: 'ec', hash: 'SHA-512' },
  RS256: { kind: 'rsa', hash: 'SHA-256' },
  RS384: { kind: 'rsa', hash: 'SHA-384' },
  RS512: { kind: 'rsa', hash: 'SHA-512' },
  EdDSA: null,
};

/** Curves by the start of their SubjectPublicKeyInfo (RFC 5480): named, uncompressed. */
const CURVES = [
  { name: 'P-256', size: 32, starts: '3059301306072a8648ce3d020106082a8648ce3d03010703420004' },
  { name: 'P-384', size: 48, starts: '3076301006072a8648ce3d020106052b8104002203620004' },
  { name: 'P-521', size: 66, starts: '30819b301006072a8648ce3d020106052b810400230381860004' },
] as const;

/** Below it, an RSA key is not of today's strength. */
const LEAST_MODULUS = 2048;

/** A signature, checked by the browser itself. False for anything that does not hold or that it cannot check. */
export const verifySignature: DeferredCrypto['verify'] = async (algorithm, spki, message, signature) => {
  try {
    const scheme = SCHEMES[algorithm];
    if (scheme === null) {
      const key = await crypto.subtle.importKey('spki', own(spki), 'Ed25519', false, ['verify']);
      return await crypto.subtle.verify('Ed25519', key, own(signature), own(message));
    }
    const { kind, hash } = scheme;
    if (kind === 'rsa') {
      const name = 'RSASSA-PKCS1-v1_5';
      const key = await crypto.subtle.importKey('spki', own(spki), { name, hash }, false, ['verify']);
      const { modulusLength } = key.algorithm as RsaHashedKeyAlgorithm;
      return (
        modulusLength >= LEAST_MODULUS &&
        (await crypto.subtle.verify(name, key, own(signature), own(message)))
      );
    }
    const head = toHex(spki.subarray(0, 27));
    const curve = CURVES.find(({ starts }) => head.startsWith(starts));
    const raw = curve === undefined ? null : rawSignature(signature, curve.size);
    if (curve === undefined || raw === null) return false;
    const key = await crypto.subtle.importKey(
      'spki',
      own(spki),
      { name: 'ECDSA', namedCurve: curve.name },
      false,
      ['verify'],
    );
    return await crypto.subtle.verify({ name: 'ECDSA', hash }, key, own(raw), own(message));
  } catch {
    return false;
  }
};
