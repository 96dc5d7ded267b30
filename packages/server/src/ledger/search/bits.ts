/** Entries of one block: what is intersected at a time. */
export const BLOCK = 8192;

const BYTES = BLOCK / 8;

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

export function intersect([first, ...others]: readonly Bits[]): Bits {
  const bits = first === undefined ? everyBit() : Uint8Array.from(first);
  for (const other of others)
    for (let at = 0; at < BYTES; at++) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0);
  return bits;
}

export function unite([first, ...others]: readonly Bits[]): Bits {
  const bits = first === undefined ? noBits() : Uint8Array.from(first);
  for (const other of others)
    for (let at = 0; at < BYTES; at++) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
  return bits;
}

/** All bits of a block. */
export const everyBit = (): Bits => noBits().fill(0xff);
