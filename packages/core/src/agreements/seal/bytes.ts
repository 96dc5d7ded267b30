import { must } from './sealError.ts';

export { toHex } from '@cordon/ledger';

/** Whether two byte strings are the same. Not constant-time: nothing compared here is secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** @throws SealError unless it is lower-case hex of whole bytes */
export function fromHex(text: string, what: string): Uint8Array {
  must(/^(?:[0-9a-f]{2})*$/.test(text), `${what} is not lower-case hex.`);
  const digit = (at: number): number => {
    const code = text.charCodeAt(at);
    return code < 0x3a ? code - 0x30 : code - 0x57;
  };
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (digit(2 * at) << 4) | digit(2 * at + 1);
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648 section 5 base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = Math.min(4, bytes.length - at + 1);
    for (let digit = 0; digit < digits; digit += 1) text += ALPHABET.charAt((group >> (18 - 6 * digit)) & 63);
  }
  return text;
}

/**
 * Reads base64url without padding; only the one spelling of each byte string is taken.
 * @throws SealError
 */
export function fromBase64Url(text: string, what: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let pending = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    must(value >= 0, `${what} is not base64url.`);
    pending = (pending << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = pending >> bits;
      at += 1;
      pending &= (1 << bits) - 1;
    }
  }
  must(text.length % 4 !== 1 && pending === 0, `${what} is not canonical base64url.`);
  return bytes;
}

/** Joins byte strings. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
