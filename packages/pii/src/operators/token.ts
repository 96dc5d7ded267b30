import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { tokenText } from '../tokenForm.ts';
import { base32 } from './base32.ts';
import { deriveKey } from './keys.ts';
import { normalise } from './normalise.ts';
import type { Operator } from './operator.ts';

export interface TokenKey {
  /** At least 32 bytes, of the tenant. */
  readonly secret: Uint8Array;
  readonly tenant: string;
  readonly vendor: string;
}

/** 60 bits: among a million values two share a token with a chance of one in two million. */
const length = 12;

/**
 * `[EMAIL:k3f9...]`: HMAC-SHA-256 (RFC 2104) over type and value under a key of this tenant and vendor. One vendor sees
 * the same token for the same value however it is written; two vendors see different ones and cannot join their data;
 * without the key no value can be tried.
 */
export function token({ secret, tenant, vendor }: TokenKey): Operator {
  const key = deriveKey(secret, 'token', [tenant, vendor]);
  return {
    name: 'token',
    apply(value, type) {
      const digest = hmac(sha256, key, utf8ToBytes(`${type}\0${normalise(type, value)}`));
      return tokenText(type, base32(digest, length));
    },
  };
}
