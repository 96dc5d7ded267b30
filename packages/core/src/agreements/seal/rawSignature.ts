import { Fields, readDer, tags } from './der.ts';
import { SealError } from './sealError.ts';

/**
 * An ECDSA signature as r || s, which WebCrypto takes, from DER (RFC 3279, 2.2.3), which everybody else writes.
 * @param size bytes of the curve's field
 * @returns null for anything but the one DER spelling of two numbers that fit
 */
export function rawSignature(der: Uint8Array, size: number): Uint8Array | null {
  try {
    const fields = new Fields(readDer(der), 'A signature');
    const numbers = [fields.take(tags.integer).content, fields.take(tags.integer).content];
    fields.end();
    const raw = new Uint8Array(2 * size);
    for (const [nth, content] of numbers.entries()) {
      if ((content[0] ?? 0x80) >= 0x80) return null;
      const digits = content[0] === 0 ? content.subarray(1) : content;
      if (digits.length > size) return null;
      raw.set(digits, (nth + 1) * size - digits.length);
    }
    return raw;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
