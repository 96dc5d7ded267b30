/**
 * A 32-bit hash (FNV-1a with a final mix), as a small integer: what a detector keeps of a name. Eight bytes instead of a
 * string; two names meet once in four thousand million, which costs a count of one, never a wrong accusation by name.
 */
export function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return h ^ (h >>> 13);
}

/** One hash of two, in this order, without a string in between. */
export const both = (one: number, other: number): number =>
  Math.imul(one ^ (other >>> 15), 0x2c1b3c6d) ^ other;

/**
 * A list of fixed length for detectors that keep one for every agent: an array that grows by itself keeps room for sixteen
 * more, which costs more than what it holds.
 */
export const blanks = (length: number): string[] => new Array<string>(length).fill('');

/** The same of numbers; 0 is an empty place. */
export const zeros = (length: number): number[] => new Array<number>(length).fill(0);

/** Puts a value at the end of a list of fixed length; the oldest goes. */
export function put<T>(list: T[], value: T): void {
  list.copyWithin(0, 1);
  list[list.length - 1] = value;
}

/** The ids in a list of fixed length, oldest first. */
export const held = (ids: readonly string[]): string[] => ids.filter((id) => id !== '');

/** Keeps `hash` in a list of fixed length. @returns whether it was not in it, as `isNew` */
export function isNewIn(hashes: number[], hash: number): boolean {
  if (hashes.includes(hash)) return false;
  put(hashes, hash);
  return true;
}

/** Keeps `id` as the latest of at most `most`, oldest first. */
export function lately(ids: string[], id: string, most = 8): void {
  if (ids.length >= most) ids.shift();
  ids.push(id);
}

/**
 * Keeps `hash` among at most `most`, the oldest going first.
 * @returns whether it was not among them: a set larger than `most` counts a returning member again
 */
export function isNew(hashes: number[], hash: number, most: number): boolean {
  if (hashes.includes(hash)) return false;
  if (hashes.length >= most) hashes.shift();
  hashes.push(hash);
  return true;
}

/** Seconds since 1970: fits the small integers that an engine keeps without a box. @param ms milliseconds since 1970 */
export const secondsOf = (ms: number): number => Math.floor(ms / 1000);

/** Days since 1970, UTC. @param ms milliseconds since 1970 */
export const dayOf = (ms: number): number => Math.floor(ms / 86_400_000);
