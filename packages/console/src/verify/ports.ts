import type { VerifyPorts } from '@cordon/core/agreements';
import { digests } from '@cordon/ledger';
import { verifySignature } from './signature.ts';

/** A copy in a buffer of its own, which is what WebCrypto's types ask for. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** Hashes and signatures by the browser itself; nothing is asked of anybody. */
export const browserPorts: Pick<VerifyPorts, 'digest' | 'verifySessionKey' | 'seal'> = {
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes))),
  seal: {
    sha256: digests['SHA-256'],
    digest: (name, data) => digests[name](data),
    verify: verifySignature,
  },
  verifySessionKey: async (publicKey, payload, signature) =>
    signature.length === 64 &&
    ((await verifyP256(publicKey, payload, signature)) ||
      (await verifySignature('EdDSA', publicKey, payload, signature))),
};

async function verifyP256(
  publicKey: Uint8Array,
  payload: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('spki', own(publicKey), ecdsa, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, own(signature), own(payload));
  } catch {
    return false;
  }
}
