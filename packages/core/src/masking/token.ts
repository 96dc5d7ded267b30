import type { Cell } from '../kernel/index.ts';
import { asText, typedNull, type Mask, type MaskContext } from './mask.ts';

/** Base32 of RFC 4648 section 6, lower case. */
export const TOKEN_ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 12 characters of 5 bits: two values of one source share a token once in 2^60. */
export const TOKEN_LENGTH = 12;

export const TOKEN_PREFIX = 'tok_';

/**
 * A keyed pseudonym: equal values of a source have equal tokens, and without the source's key nobody can tell
 * which value a token stands for. The SQL side calls `cordon.token`, which alone may read the key. A column that
 * cannot hold text becomes null: a made-up number would pass for a real one.
 */
export const token: Mask = {
  sql: (ref, type) => (type === 'text' ? `cordon.token(${asText(ref)})` : typedNull(type)),
  apply: (cell, type, _category, context) => (cell === null || type !== 'text' ? null : tokenOf(cell, context)),
};

/** The low 5 bits of each of the first bytes of the HMAC. */
function tokenOf(cell: NonNullable<Cell>, { hmac }: MaskContext): string {
  const digits = Array.from(hmac(cell).subarray(0, TOKEN_LENGTH), (byte) => TOKEN_ALPHABET.charAt(byte & 31));
  return TOKEN_PREFIX + digits.join('');
}
