import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { sealingAad, sealingInfo, type SealedPlace } from '@cordon/core/kernel';
import { fromBase64 } from '@cordon/ledger';
import type { SealedValue } from '../api/types.ts';

const KEMS = {
  'x25519-sha256-aes128gcm': () => new DhkemX25519HkdfSha256(),
  'p256-sha256-aes128gcm': () => new DhkemP256HkdfSha256(),
} as const satisfies Record<SealedValue['suite'], unknown>;

/** A pair that values are sealed to: X25519, or P-256 where this browser lacks it. Its private half cannot be read out. */
export async function makeSealingPair(): Promise<CryptoKeyPair> {
  try {
    return await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
  } catch {
    return crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  }
}

/**
 * Opens what was sealed to this browser (HPKE, RFC 9180).
 * @param place where the page expects it to belong: what was sealed for another place does not open
 * @throws Error in plain words
 */
export async function openSealed(
  { suite, enc, ct }: SealedValue,
  pair: CryptoKeyPair,
  place: SealedPlace,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const recipient = await new CipherSuite({
      kem: KEMS[suite](),
      kdf: new HkdfSha256(),
      aead: new Aes128Gcm(),
    }).createRecipientContext({ recipientKey: pair, enc: fromBase64(enc), info: sealingInfo(place) });
    const opened = await recipient.open(fromBase64(ct), sealingAad(place));
    return JSON.parse(new TextDecoder().decode(opened)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new Error(
      'What the server sent does not open with the key of this browser. Sign out and sign in again; if it happens again, tell your security officer.',
      { cause: error },
    );
  }
}
