import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { LedgerError } from './errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Two characters of base64 for each 12 bits: a commitment is encoded for every entry. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63),
);
const VALUE = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** Concatenates byte strings. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  return concatBytes(...parts);
}

/** Whether two byte strings are the same. Not constant-time: nothing compared here is secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  // A loop: a verifier compares millions of hashes, and a call for each byte costs ten times as much.
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Encodes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Encodes as RFC 4648 section 4 base64, padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += (PAIRS[group >> 12] ?? '') + (PAIRS[group & 4095] ?? '');
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  return padding === 0 ? text : text.slice(0, -padding) + '='.repeat(padding);
}

/**
 * Decodes RFC 4648 section 4 base64. Only the one canonical spelling of each byte string is taken (padded, no
 * white space, zero trailing bits), so that no second text can pass for a signed one.
 * @throws LedgerError `encoding`
 */
export function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (let i = 0; i < digits; i++) {
    const value = VALUE.get(text.charAt(i));
    if (value === undefined)
      throw new LedgerError('encoding', 'not base64: a character outside the alphabet');
    pending = (pending << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = pending >> bits;
      pending &= (1 << bits) - 1;
    }
  }
  if (text.length % 4 !== 0 || pending !== 0) throw new LedgerError('encoding', 'not canonical base64');
  return bytes;
}

/**
 * Encodes as UTF-8.
 * @throws LedgerError `encoding` for a lone surrogate, which UTF-8 cannot say
 */
export function toUtf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new LedgerError('encoding', 'a lone surrogate has no UTF-8 form');
  return utf8ToBytes(text);
}

/**
 * Writes as UTF-8 into bytes that are there, which costs less than bytes made for each text.
 * @returns where it ends
 * @throws LedgerError `encoding` for a lone surrogate, RangeError when it does not fit
 */
export function writeUtf8(into: Uint8Array, text: string, at: number): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) {
      const rest = toUtf8(text.slice(i));
      into.set(rest, at + i);
      return at + i + rest.length;
    }
    into[at + i] = unit;
  }
  if (at + text.length > into.length) throw new RangeError('the text does not fit');
  return at + text.length;
}

/**
 * Decodes UTF-8 strictly: an overlong form, a surrogate or a byte out of place is an error, a byte order mark
 * is kept. (The language's own `decodeURIComponent` is such a decoder, in Node and browsers alike.)
 * @throws LedgerError `encoding`
 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decodeURIComponent(toLatin1(escaped(bytes)));
  } catch {
    throw new LedgerError('encoding', 'not valid UTF-8');
  }
}

const PERCENT = 0x25;

/** ASCII as it is, all else and the percent sign as `%xx`, in ASCII. */
function escaped(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(bytes.length * 3);
  let length = 0;
  for (const byte of bytes) {
    if (byte < 0x80 && byte !== PERCENT) {
      text[length++] = byte;
    } else {
      text[length++] = PERCENT;
      text[length++] = hexDigit(byte >> 4);
      text[length++] = hexDigit(byte & 15);
    }
  }
  return text.subarray(0, length);
}

const hexDigit = (value: number): number => (value < 10 ? 0x30 : 0x57) + value;

/** Bytes as one character each, as ISO 8859-1 has them. */
export function toLatin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + 8192)) as string);
  }
  return pieces.join('');
}

/** Whether `n` can count entries: a whole number from 0 to 2^53 - 1. */
export function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/** Reads an ASCII decimal without leading zeroes, up to 2^53 - 1; null for anything else. */
export function parseCount(text: string): number | null {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const n = Number(text);
  return isCount(n) ? n : null;
}
