import fc from 'fast-check';
import type { PiiType } from '../src/index.ts';

/** For tests: secrets that protect nothing. */
export const secretOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
export const seed = 20261126;
export const anyType = fc.constantFrom<PiiType>('PERSON', 'EMAIL', 'PHONE', 'DATE', 'ADDRESS', 'OTHER');
/** Any text, odd ones too: unpaired surrogates, marks, nothing. */
export const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
    .map((units) => String.fromCharCode(...units)),
);
