import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FieldType } from '../kernel/index.ts';
import { cellOf, fits } from './leaf.ts';
import { JsonNumber, type Json } from './value.ts';

const types: readonly FieldType[] = ['text', 'integer', 'numeric', 'boolean', 'date', 'timestamp', 'json'];

const two = fc.integer({ min: 0, max: 99 }).map((one) => String(one).padStart(2, '0'));
const instant = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    ...([two, two, two, two, two] as const),
    fc.constantFrom('T', 't', ' '),
    fc.constantFrom('', '.5', '.123456789'),
    fc.constantFrom('', 'Z', 'z', '+01:00', '-99:99', '+0100'),
  )
  .map(
    ([year, month, day, hour, minute, second, between, fraction, offset]) =>
      `${year}-${month}-${day}${between}${hour}:${minute}:${second}${fraction}${offset}`,
  );
const json: fc.Arbitrary<Json> = fc.oneof(
  instant,
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('0', '-1', '1.50', '1E400').map((text) => new JsonNumber(text)),
  fc.constantFrom<Json>([], new Map(), '2026-10-01', '12.50'),
);

it('a value fits its type exactly when it has a cell', () => {
  fc.assert(
    fc.property(json, fc.constantFrom(...types), (value, type) => {
      expect(fits(value, type)).toBe(cellOf(value, type) !== undefined);
    }),
    { numRuns: 2_000 },
  );
});
