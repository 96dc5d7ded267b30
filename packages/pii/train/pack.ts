import { laneCount } from '../src/tagger/lanes.ts';
import { rowCount } from '../src/tagger/features.ts';
import { adaption, newOdds, numberContexts, oddsBits, oddsOne } from '../src/tagger/unpack.ts';

/** Writes what src/tagger/unpack.ts reads. */
export class BitWriter {
  #low = 0;
  #range = 0xffffffff;
  #cache = 0;
  #pending = 1;
  readonly #bytes: number[] = [];

  bit(odds: Uint16Array, context: number, bit: 0 | 1): void {
    const odd = odds[context] ?? 0;
    const bound = Math.imul(this.#range >>> oddsBits, odd) >>> 0;
    if (bit === 0) {
      this.#range = bound;
      odds[context] = odd + ((oddsOne - odd) >> adaption);
    } else {
      this.#low += bound;
      this.#range = (this.#range - bound) >>> 0;
      odds[context] = odd - (odd >> adaption);
    }
    while (this.#range < 0x1000000) {
      this.#range = (this.#range << 8) >>> 0;
      this.#carry();
    }
  }

  number(odds: Uint16Array, context: number, value: number): void {
    const length = 31 - Math.clz32(value + 1);
    for (let i = 0; i < length; i += 1) this.bit(odds, context + i, 1);
    if (length < 32) this.bit(odds, context + length, 0);
    for (let i = length - 1; i >= 0; i -= 1) {
      this.bit(odds, context + 33 + i, (((value + 1) / 2 ** i) & 1) === 1 ? 1 : 0);
    }
  }

  bytes(): Uint8Array {
    for (let i = 0; i < 5; i += 1) this.#carry();
    return Uint8Array.from(this.#bytes);
  }

  /** One byte out, kept back while a later carry can still change it. */
  #carry(): void {
    if (this.#low < 0xff000000 || this.#low > 0xffffffff) {
      const over = this.#low > 0xffffffff ? 1 : 0;
      let byte = this.#cache;
      do {
        this.#bytes.push((byte + over) & 0xff);
        byte = 0xff;
        this.#pending -= 1;
      } while (this.#pending > 0);
      this.#cache = Math.floor(this.#low / 0x1000000) & 0xff;
    }
    this.#pending += 1;
    this.#low = (this.#low % 0x1000000) * 0x100;
  }
}

export interface Parts {
  readonly scale: number;
  readonly bias: number;
  readonly transition: Int32Array;
  readonly groups: ReadonlyMap<number, readonly number[]>;
  /** [row * laneCount + lane], -127 to 127 */
  readonly weights: Int8Array;
}

/** A model as src/tagger/model.ts reads it. */
export function packModel({ scale, bias, transition, groups, weights }: Parts): Uint8Array {
  const writer = new BitWriter();
  const plainOdds = newOdds(numberContexts);
  const number = (value: number): void => writer.number(plainOdds, 0, value);
  const signed = (value: number): void => number(value >= 0 ? value * 2 : -value * 2 - 1);
  number(scale);
  signed(bias);
  for (const value of transition) signed(value);
  packLexicon(writer, groups);
  packWeights(writer, weights);
  return writer.bytes();
}

function packLexicon(writer: BitWriter, groups: Parts['groups']): void {
  const counts = newOdds(numberContexts);
  writer.number(counts, 0, groups.size);
  for (const [bits, hashes] of [...groups].sort(([a], [b]) => a - b)) {
    writer.number(counts, 0, bits);
    writer.number(counts, 0, hashes.length);
    const gaps = newOdds(numberContexts);
    let before = 0;
    for (const hash of [...hashes].sort((a, b) => a - b)) {
      writer.number(gaps, 0, hash - before);
      before = hash;
    }
  }
}

function packWeights(writer: BitWriter, weights: Int8Array): void {
  const empty = newOdds(2);
  const present = newOdds(laneCount * 4);
  const sizes = newOdds(laneCount * numberContexts);
  const signs = newOdds(laneCount * 2);
  let before: 0 | 1 = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const lanes = weights.subarray(row * laneCount, (row + 1) * laneCount);
    const isEmpty = lanes.every((weight) => weight === 0) ? 1 : 0;
    writer.bit(empty, before, isEmpty);
    before = isEmpty;
    if (isEmpty === 1) continue;
    let outsideSign = 0;
    let found = 0;
    lanes.forEach((weight, lane) => {
      writer.bit(present, lane * 4 + Math.min(found, 3), weight === 0 ? 0 : 1);
      if (weight === 0) return;
      found += 1;
      const negative = weight < 0 ? 1 : 0;
      writer.bit(signs, lane * 2 + outsideSign, negative);
      if (lane === 0) outsideSign = negative;
      writer.number(sizes, lane * numberContexts, Math.abs(weight) - 1);
    });
  }
}
