import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { placeholder } from '../placeholder.ts';
import { readDate, type DayOrder } from './dateForm.ts';
import { deriveKey } from './keys.ts';
import type { Operator } from './operator.ts';

export interface ShiftRule {
  /** At least 32 bytes. */
  readonly secret: Uint8Array;
  /** All dates of one data subject move by the same number of days, so intervals stay. */
  readonly subject: string;
  /** Days they move at most, either way; 1 to 3650. */
  readonly maxDays: number;
  readonly order?: DayOrder;
}

/**
 * Moves a date by a number of days that key and subject decide, never by none, and writes it in the form it had. What
 * is not understood as a whole date becomes a placeholder.
 * @throws RangeError for `maxDays` out of range
 */
export function shift({ secret, subject, maxDays, order }: ShiftRule): Operator {
  if (!Number.isInteger(maxDays) || maxDays < 1 || maxDays > 3650) {
    throw new RangeError('shift: maxDays must be 1 to 3650');
  }
  const digest = hmac(sha256, deriveKey(secret, 'shift'), utf8ToBytes(subject));
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  // 48 more bits than needed would not show: maxDays is far below 2^32.
  const step = number % (2 * maxDays);
  const days = step < maxDays ? step - maxDays : step - maxDays + 1;
  return {
    name: 'shift',
    apply(value, type) {
      const date = readDate(value, order);
      return date === undefined ? placeholder(type) : date.write(date.day + days);
    },
  };
}
