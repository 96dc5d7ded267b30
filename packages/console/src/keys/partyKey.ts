import { toBase64, toUtf8 } from '@cordon/ledger';
import { loadKey, saveKey } from './keyStore.ts';

/** The text a party signs: the hash of the terms, under a tag that keeps the signature from passing for any other. */
export function termsMessage(termsHash: string): string {
  return `cordon-terms/v1\n${termsHash}\n`;
}

/**
 * Signs terms with the person's Ed25519 key for their party. The key is made in this browser at the first signature and
 * kept by person, so that nobody else at a shared desk signs with it.
 * @param termsHash SHA-256 of the canonical terms, hex
 * @returns public key and signature, base64
 * @throws when the browser knows no Ed25519
 */
export async function signTerms(
  person: string,
  termsHash: string,
): Promise<{ publicKey: string; signature: string }> {
  const pair = await partyKey(person);
  const message = new Uint8Array(toUtf8(termsMessage(termsHash)));
  const [raw, signature] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.sign('Ed25519', pair.privateKey, message),
  ]);
  return { publicKey: toBase64(new Uint8Array(raw)), signature: toBase64(new Uint8Array(signature)) };
}

async function partyKey(person: string): Promise<CryptoKeyPair> {
  const name = `party-key:${person}`;
  const kept = await loadKey(name);
  if (kept !== null) return kept;
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('This browser cannot make an Ed25519 key.');
  await saveKey(name, pair);
  return pair;
}
