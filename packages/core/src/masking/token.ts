import type { Cell, FieldType } from '../kernel/index.ts';
import { asText, typedNull, type Mask, type MaskContext } from './mask.ts';

/** Base32 of RFC 4648 section 6, lower case. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A keyed pseudonym: equal values of a source have equal tokens, and without the source's key nobody can tell
 * which value a token stands for. Text becomes `tok_` and 12 base32 characters (60 bits); a number a negative one of
 * 48 bits, so that it does not pass for an id that exists; any other type null. The SQL side calls the source's
 * `cordon.token`, which alone may read the key.
 */
export const token: Mask = {
  sql(ref, type) {
    const text = asText(ref);
    switch (type) {
      case 'text':
        return `cordon.token(${text})`;
      case 'integer':
        return `cordon.token_number(${text})`;
      case 'numeric':
        return `cordon.token_number(${text})::numeric`;
      default:
        return typedNull(type);
    }
  },
  apply: (cell, type, _category, context) => (cell === null ? null : tokenOf(cell, type, context)),
};

function tokenOf(text: string, type: FieldType, { hmac }: MaskContext): Cell {
  if (type === 'text') {
    return `tok_${Array.from(hmac(text).subarray(0, 12), (byte) => ALPHABET.charAt(byte & 31)).join('')}`;
  }
  if (type !== 'integer' && type !== 'numeric') return null;
  return String(
    -hmac(text)
      .subarray(0, 6)
      .reduce((number, byte) => number * 256 + byte, 0),
  );
}
