import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { createDraws } from './draws.ts';

const NONCE = 12;
const TAG = 16;

const drawNonce = createDraws(NONCE);

/**
 * AES-256-GCM (NIST SP 800-38D) under a random 96-bit nonce.
 * @param key 32 bytes; as a KeyObject where much is sealed, which costs less
 * @param context authenticated with it: what is sealed for one place does not open at another
 * @returns nonce, ciphertext, tag
 */
export function sealBytes(key: Uint8Array | KeyObject, plaintext: Uint8Array, context: string): Buffer {
  const nonce = drawNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when the bytes were altered, cut or moved, or the key is another */
export function openBytes(key: Uint8Array | KeyObject, sealed: Uint8Array, context: string): Buffer {
  const raw = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (raw.length < NONCE + TAG) throw new Error('too short to have been sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(context))
    .setAuthTag(raw.subarray(raw.length - TAG));
  return Buffer.concat([decipher.update(raw.subarray(NONCE, raw.length - TAG)), decipher.final()]);
}
