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
