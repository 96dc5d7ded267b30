import { constants, crc32 as crcOf, deflateSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/**
 * Undoes deflate (RFC 1951) by itself or within zlib or gzip (RFC 1950, 1952), and stops when more comes out than it may: a few kilobytes can hold gigabytes.
 * @returns what is in it, or `too-large`; null when it is not deflated data
 */
export function inflateAtMost(
  bytes: Uint8Array,
  most: number,
  kind: 'raw' | 'zlib' | 'gzip',
): Uint8Array | 'too-large' | null {
  if (most <= 0) return bytes.length === 0 ? bytes : 'too-large';
  try {
    if (kind === 'gzip') return gunzipSync(bytes, { maxOutputLength: most });
    return kind === 'raw'
      ? inflateRawSync(bytes, { maxOutputLength: most })
      : inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : null;
  }
}

/** Packs bytes as zlib (RFC 1950). */
export const deflate = (bytes: Uint8Array): Buffer => deflateSync(bytes);

/** CRC-32 as in zip files. */
export const crc32 = (bytes: Uint8Array): number => crcOf(bytes);
