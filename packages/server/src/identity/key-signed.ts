import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/**
 * Whether a session key signed these bytes.
 * @param der SubjectPublicKeyInfo; anything unknown or malformed is false
 */
export function keySigned(der: Uint8Array, payload: Uint8Array, signature: Uint8Array): boolean {
  const key = keyOf(Buffer.from(der));
  return key !== null && signed(key, payload, signature);
}

/** The key of a DER SubjectPublicKeyInfo when it is of a kind we take, else null. */
export function keyOf(der: Buffer): KeyObject | null {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const p256 = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    return p256 || key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function signed(key: KeyObject, payload: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  if (key.asymmetricKeyType === 'ed25519') return verify(null, payload, key, signature);
  return verify('sha256', payload, { key, dsaEncoding: 'ieee-p1363' }, signature);
}
