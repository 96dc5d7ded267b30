import { createHmac, createPrivateKey, createSecretKey, hash, sign, type KeyObject } from 'node:crypto';
import { parseVkey, type NoteSigner, type Sha256 } from '@cordon/ledger';
import type { SecretsPort } from '../gate/index.ts';
import { createDraws } from './draws.ts';
import type { Keys, SigningKey } from './keys.ts';

const SHA256_BYTES = 32;

/**
 * SHA-256 by the platform: several times faster than the pure one. Asked for as a text of a character a byte, since bytes
 * that the platform allocates cost more than hashing a short text.
 */
export const sha256: Sha256 = (data) => {
  const characters = hash('sha256', data, 'latin1');
  const bytes = new Uint8Array(SHA256_BYTES);
  for (let i = 0; i < SHA256_BYTES; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
};

/** As a typed text that is no secret stands among what people sign. @returns lower-case hex */
export const textHash = (text: string): string => hash('sha256', text, 'hex');

/** HMAC-SHA256 (RFC 2104) of a text: who has not the key cannot try guesses. 32 bytes. */
export const hmacHash = (key: Uint8Array, text: string): Uint8Array =>
  createHmac('sha256', key).update(text).digest();

/** DER of a PKCS #8 Ed25519 private key up to the 32 seed bytes (RFC 8410 section 7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs checkpoints with the installation's key, which must be in this process. */
export function ledgerSigner({ seed, vkey }: SigningKey): NoteSigner {
  if (seed === null) throw new Error('the ledger key is kept by another process');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return { key: parseVkey(vkey), sign: (text) => sign(null, text, key) };
}

/** Each salt is given once. */
export const createSalts = (): (() => Uint8Array) => createDraws(32);

/** Salts, and the keyed hashes customers are counted and correlated by. */
export function gateSecrets(keys: Keys): SecretsPort {
  const counting = createSecretKey(keys.derive('detection:counting'));
  const tokens = new Map<string, Uint8Array>();
  let period = '';
  let detection: KeyObject = counting;
  return {
    salt: createSalts(),
    countingKey: (subject) => createHmac('sha256', counting).update(subject).digest('base64url'),
    token(source, text) {
      const key = tokens.get(source) ?? keys.derive(`token:source:${source}`);
      tokens.set(source, key);
      return createHmac('sha256', key).update(text).digest();
    },
    pseudonym(subject, at) {
      const month = at.toISOString().slice(0, 7);
      if (month !== period) {
        detection = createSecretKey(keys.derive(`detection:${month}`));
        period = month;
      }
      return createHmac('sha256', detection).update(subject).digest('base64url').slice(0, 22);
    },
  };
}

/** HMAC-SHA-256 of UTF-8 texts under a key. */
export function keyedHash(key: Uint8Array): (text: string) => Uint8Array {
  return (text) => createHmac('sha256', key).update(text).digest();
}

/** The keyed hash behind made-up tokens of a preview: not the key of any source. */
export function previewHmac(keys: Keys): (text: string) => Uint8Array {
  return keyedHash(keys.derive('token:preview'));
}
