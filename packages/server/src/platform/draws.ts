import { randomBytes } from 'node:crypto';

/** Drawn at once: asking for random bytes costs the same for few as for many. */
const AT_ONCE = 128;

/**
 * Random bytes for salts and nonces. Each is given once, as a copy: whoever has one reaches none of the others.
 * @param size bytes of each
 */
export function createDraws(size: number): () => Uint8Array {
  let drawn = randomBytes(0);
  let at = 0;
  return () => {
    if (at === drawn.length) {
      drawn = randomBytes(size * AT_ONCE);
      at = 0;
    }
    at += size;
    return new Uint8Array(drawn.subarray(at - size, at));
  };
}
