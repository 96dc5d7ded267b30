import { keysStatement, sealingAad, sealingInfo, type SealedPlace } from '@cordon/core/kernel';
import { suiteOf } from '../identity/sealed/hpke.ts';
import type { SealedValue } from '../identity/index.ts';

/** A browser's own key that values are sealed to, as the console makes it: the private half cannot be read out. */
export interface SealingKey {
  /** Base64 of the DER SubjectPublicKeyInfo. */
  readonly spki: string;
  /** What was sealed for this place; throws when anything is other than it was. */
  open(sealed: SealedValue, place: SealedPlace): Promise<unknown>;
}

/** @param algorithm X25519, or P-256 as in browsers that lack it */
export async function makeSealingKey(algorithm: 'X25519' | 'P-256' = 'X25519'): Promise<SealingKey> {
  const params = algorithm === 'X25519' ? { name: 'X25519' } : { name: 'ECDH', namedCurve: 'P-256' };
  const pair = (await crypto.subtle.generateKey(params, false, ['deriveBits'])) as CryptoKeyPair;
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey)).toString('base64');
  return {
    spki,
    async open({ suite, enc, ct }, place) {
      const recipient = await suiteOf(suite).createRecipientContext({
        recipientKey: pair,
        enc: Buffer.from(enc, 'base64'),
        info: sealingInfo(place),
      });
      const opened = await recipient.open(Buffer.from(ct, 'base64'), sealingAad(place));
      return JSON.parse(Buffer.from(opened).toString('utf8')) as unknown;
    },
  };
}

/** The body that registers both keys of a browser. @param sign the session key's signature, base64 of r || s */
export function keysBody(
  session: string,
  signing: string,
  sealing: string,
  sign: (bytes: Uint8Array) => string,
): { readonly publicKey: string; readonly sealingKey: string; readonly signature: string } {
  return {
    publicKey: signing,
    sealingKey: sealing,
    signature: sign(keysStatement(session, { signing, sealing })),
  };
}
