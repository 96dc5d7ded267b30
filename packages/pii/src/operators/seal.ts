import { gcmsiv } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { piiTypes, type PiiType } from '../span.ts';
import { checkedBody, tokenBody, tokenText } from '../tokenForm.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { deriveKey } from './keys.ts';
import type { Operator } from './operator.ts';

export interface SubjectKey {
  /** At least 32 bytes, of one data subject: once it is destroyed everywhere, so are the values. */
  readonly secret: Uint8Array;
  /** Names the key in each token: 1 to 16 letters and digits that tell nothing of the subject. */
  readonly keyId: string;
}

const keyIdForm = /^[a-z0-9]{1,16}$/;
const nonceBytes = 12;

/**
 * `[EMAIL:~key.box]`: the value itself under AES-256-GCM-SIV (RFC 8452), readable again with the subject's key by
 * `restore`. The nonce is derived from key, type and value: no randomness is needed, the same value gives the same
 * token, and that two values are equal is all that a token tells without the key. GCM-SIV stays safe where a nonce comes
 * twice, which plain GCM does not. Length is not hidden.
 * @throws RangeError for a key id or a secret of the wrong form
 */
export function seal({ secret, keyId }: SubjectKey): Operator {
  if (!keyIdForm.test(keyId)) throw new RangeError('a key id is 1 to 16 lower-case letters and digits');
  const keys = keysOf(secret);
  return {
    name: 'seal',
    apply(value, type) {
      const plain = utf16Bytes(value);
      const about = aboutOf(type, keyId);
      const nonce = hmac(sha256, keys.nonce, Uint8Array.of(...about, 0, ...plain)).subarray(0, nonceBytes);
      const box = gcmsiv(keys.box, nonce, about).encrypt(plain);
      return tokenText(type, `~${keyId}.${toBase64Url(Uint8Array.of(...nonce, ...box))}`);
    },
  };
}

const sealed = new RegExp(`\\[(${piiTypes.join('|')}):(${tokenBody})\\]`, 'g');

export interface Restored {
  readonly text: string;
  /** Sealed values that were put back. */
  readonly restored: number;
  /** Sealed tokens that were left: their key is gone, or they are not ours. */
  readonly left: number;
  /** The same by the key that they name. */
  readonly leftByKey: ReadonlyMap<string, number>;
}

/** The secret of a key id; undefined once it is destroyed. */
export type SecretOf = (keyId: string) => Uint8Array | undefined;

/** Puts sealed values back. A token whose key is not there, or that was changed, stays as it is. */
export function restore(text: string, secretOf: SecretOf): Restored {
  const leftByKey = new Map<string, number>();
  let restored = 0;
  let left = 0;
  const out = text.replace(sealed, (whole, type: PiiType, body: string) => {
    const keyId = /^~([a-z0-9]+)\./.exec(body)?.[1];
    if (keyId === undefined) return whole;
    const value = open(type, checkedBody(type, body) ?? '', secretOf);
    if (value !== undefined) {
      restored += 1;
      return value;
    }
    left += 1;
    leftByKey.set(keyId, (leftByKey.get(keyId) ?? 0) + 1);
    return whole;
  });
  return { text: out, restored, left, leftByKey };
}

function open(type: PiiType, body: string, secretOf: SecretOf): string | undefined {
  const [, keyId = '', box = ''] = /^~([a-z0-9]+)\.(.*)$/.exec(body) ?? [];
  const secret = keyId === '' ? undefined : secretOf(keyId);
  const bytes = fromBase64Url(box);
  if (secret === undefined || bytes === undefined || bytes.length <= nonceBytes) return undefined;
  const nonce = bytes.subarray(0, nonceBytes);
  try {
    return fromUtf16Bytes(
      gcmsiv(keysOf(secret).box, nonce, aboutOf(type, keyId)).decrypt(bytes.subarray(nonceBytes)),
    );
  } catch {
    // Authentication failed: changed, or sealed under another key.
    return undefined;
  }
}

function keysOf(secret: Uint8Array): { readonly box: Uint8Array; readonly nonce: Uint8Array } {
  return { box: deriveKey(secret, 'seal'), nonce: deriveKey(secret, 'seal-nonce') };
}

/** Type and key are authenticated with the value: a token cannot be given another label. */
function aboutOf(type: PiiType, keyId: string): Uint8Array {
  return utf8ToBytes(`${type}:${keyId}`);
}

/** UTF-16, so that an unpaired surrogate comes back as it was. */
function utf16Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit >> 8;
    bytes[2 * i + 1] = unit & 0xff;
  }
  return bytes;
}

function fromUtf16Bytes(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    text += String.fromCharCode(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0));
  }
  return text;
}
