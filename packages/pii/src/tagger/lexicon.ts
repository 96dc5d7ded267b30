/**
 * What a word is known as, in bits: how usual as a first name, as a surname and as a plain word (0 to 3 each), and
 * whether it is in names of places, streets, companies and so on.
 */
export const firstName = 0;
export const lastName = 2;
export const plainWord = 4;
export const town = 1 << 6;
export const country = 1 << 7;
export const street = 1 << 8;
export const company = 1 << 9;
export const title = 1 << 10;
export const calendar = 1 << 11;
/** hardly ever part of a value in any text of training: where only such words stand, nothing is searched */
export const plain = 1 << 12;

/** business of shops and banks: a land or a brand beside such a word is mostly what a question is about */
export const business = 1 << 13;
/** begins a question or a request */
export const asking = 1 << 14;

/** Word hashes (scan.ts) -> bits; open addressing, half full at most. */
export interface Lexicon {
  readonly keys: Uint32Array;
  readonly bits: Uint16Array;
  readonly mask: number;
}

/** @param groups for each set of bits, the hashes of the words that have it */
export function newLexicon(groups: ReadonlyMap<number, readonly number[]>): Lexicon {
  let words = 0;
  for (const hashes of groups.values()) words += hashes.length;
  let size = 1024;
  while (size < words * 2) size *= 2;
  const lexicon = { keys: new Uint32Array(size), bits: new Uint16Array(size), mask: size - 1 };
  for (const [bits, hashes] of groups) {
    for (const hash of hashes) {
      let slot = (hash ^ (hash >>> 15)) & lexicon.mask;
      while (lexicon.bits[slot] !== 0) slot = (slot + 1) & lexicon.mask;
      lexicon.keys[slot] = hash;
      lexicon.bits[slot] = bits;
    }
  }
  return lexicon;
}

/** The bits of a word; 0 when it is not known. */
export function lookUp({ keys, bits, mask }: Lexicon, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (true) {
    const found = bits[slot] ?? 0;
    if (found === 0 || keys[slot] === hash) return found;
    slot = (slot + 1) & mask;
  }
}
