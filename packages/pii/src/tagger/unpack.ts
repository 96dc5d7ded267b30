/**
 * Reads what train/pack.ts wrote: an adaptive binary range coder, as in LZMA (Igor Pavlov, LZMA specification, 2015).
 * It packs sparse weights into two thirds of what DEFLATE needs, and needs no dependency.
 */
export class BitReader {
  #at = 5;
  #range = 0xffffffff;
  #code = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let i = 1; i < 5; i += 1) this.#code = ((this.#code << 8) | (bytes[i] ?? 0)) >>> 0;
  }

  /** One bit, under the probability that `odds[context]` has learnt so far. */
  bit(odds: Uint16Array, context: number): 0 | 1 {
    const odd = odds[context] ?? 0;
    const bound = Math.imul(this.#range >>> oddsBits, odd) >>> 0;
    let bit: 0 | 1;
    if (this.#code < bound) {
      this.#range = bound;
      odds[context] = odd + ((oddsOne - odd) >> adaption);
      bit = 0;
    } else {
      this.#range = (this.#range - bound) >>> 0;
      this.#code = (this.#code - bound) >>> 0;
      odds[context] = odd - (odd >> adaption);
      bit = 1;
    }
    while (this.#range < 0x1000000) {
      this.#range = (this.#range << 8) >>> 0;
      this.#code = ((this.#code << 8) | (this.#bytes[this.#at] ?? 0)) >>> 0;
      this.#at += 1;
    }
    return bit;
  }

  /** A whole number >= 0 in Elias gamma code, `odds` holding `numberContexts` from `context` on. */
  number(odds: Uint16Array, context: number): number {
    let length = 0;
    while (length < 32 && this.bit(odds, context + length) === 1) length += 1;
    let value = 1;
    for (let i = length - 1; i >= 0; i -= 1) value = value * 2 + this.bit(odds, context + 33 + i);
    return value - 1;
  }
}

export const oddsBits = 11;
export const oddsOne = 1 << oddsBits;
export const adaption = 5;
export const numberContexts = 66;

export function newOdds(contexts: number): Uint16Array {
  return new Uint16Array(contexts).fill(oddsOne >> 1);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648) without padding: neither Node's nor the browser's own is in the language. */
export function fromBase64(text: string): Uint8Array {
  const value = new Uint8Array(128);
  for (let i = 0; i < 64; i += 1) value[digits.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    held = ((held << 6) | (value[text.charCodeAt(i)] ?? 0)) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}
