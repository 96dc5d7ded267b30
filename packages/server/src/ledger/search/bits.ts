/** Entries of one block: what is intersected at a time. */
export const BLOCK = 8192;

const BYTES = BLOCK / 8;
const WORDS = BYTES / 4;

/** Which entries of a block; one bit each. What was read is not written into. */
export type Bits = Uint8Array;

export const noBits = (): Bits => new Uint8Array(BYTES);

export function setBit(bits: Bits, offset: number): void {
  bits[offset >> 3] = (bits[offset >> 3] ?? 0) | (1 << (offset & 7));
}

/** The stored form: all bits, or of fewer than 512 entries their offsets, two bytes each. */
export function encodeBits(bits: Bits): Buffer {
  const offsets = offsetsIn(bits);
  if (offsets.length * 2 >= BYTES) return Buffer.from(bits);
  const list = Buffer.alloc(offsets.length * 2);
  offsets.forEach((offset, nth) => list.writeUInt16BE(offset, nth * 2));
  return list;
}

export function decodeBits(stored: Buffer): Bits {
  if (stored.length === BYTES) return stored;
  const bits = noBits();
  for (let at = 0; at < stored.length; at += 2) setBit(bits, stored.readUInt16BE(at));
  return bits;
}

/** Ascending. */
export function offsetsIn(bits: Bits): readonly number[] {
  const offsets: number[] = [];
  bits.forEach((byte, nth) => {
    for (let left = byte; left !== 0; left &= left - 1) offsets.push(nth * 8 + 31 - Math.clz32(left & -left));
  });
  return offsets;
}

/** What is in every one of them. */
export const intersect = (all: readonly Bits[]): Bits =>
  combined(all, everyBit(), (into, other) => {
    for (let at = 0; at < WORDS; at++) into[at] = (into[at] ?? 0) & (other[at] ?? 0);
  });

/** What is in any of them. */
export const unite = (all: readonly Bits[]): Bits =>
  combined(all, noBits(), (into, other) => {
    for (let at = 0; at < WORDS; at++) into[at] = (into[at] ?? 0) | (other[at] ?? 0);
  });

export const isEmpty = (bits: Bits): boolean => wordsOf(bits).every((word) => word === 0);

/** @param none what no bits at all combine to */
function combined(
  [first, ...others]: readonly Bits[],
  none: Bits,
  combine: (into: Uint32Array, other: Uint32Array) => void,
): Bits {
  if (first === undefined) return none;
  const bits = new Uint8Array(first);
  for (const other of others) combine(new Uint32Array(bits.buffer), wordsOf(other));
  return bits;
}

/** Four bytes at a time: a common term has a kilobyte in each of a thousand blocks. */
function wordsOf(bits: Bits): Uint32Array {
  const { buffer, byteOffset } = bits.byteOffset % 4 === 0 ? bits : new Uint8Array(bits);
  return new Uint32Array(buffer, byteOffset, WORDS);
}

/** All bits of a block. */
export const everyBit = (): Bits => noBits().fill(0xff);
