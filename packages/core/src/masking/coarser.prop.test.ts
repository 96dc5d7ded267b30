import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldType } from '../kernel/index.ts';
import { maskCell } from './index.ts';

const context = { hmac: () => new Uint8Array(32) };

const categories = [
  'user.name',
  'user.contact.email',
  'user.contact.phone_number',
  'user.contact.address.postal_code',
  'user.government_id',
  'user.financial.credit_card',
  'user.demographic.date_of_birth',
  'user.content',
];

const day = fc
  .tuple(
    fc.integer({ min: 1900, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));

const cell: Readonly<Record<Exclude<FieldType, 'boolean' | 'json'>, fc.Arbitrary<string>>> = {
  text: fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.emailAddress(),
    day,
    fc.integer({ min: 10_000, max: 10_400 }).map(String),
  ),
  integer: fc.integer({ min: -3000, max: 3000 }).map(String),
  numeric: fc.integer({ min: -300_000, max: 300_000 }).map((cents) => (cents / 100).toFixed(2)),
  date: day,
  timestamp: fc
    .tuple(day, fc.integer({ min: 10, max: 23 }))
    .map(([on, hour]) => `${on} ${String(hour)}:00:00+00`),
};

describe('generalise', () => {
  it.each(Object.keys(cell) as (keyof typeof cell)[])(
    'tells no two %s values apart that partial shows alike: the stricter treatment never shows more',
    (type) => {
      const many = fc.array(cell[type], { minLength: 60, maxLength: 60 });
      fc.assert(
        fc.property(many, fc.constantFrom(...categories), (raws, category) => {
          const coarse = new Map<string | null, string | null>();
          for (const raw of raws) {
            const partial = maskCell('partial', raw, type, category, context);
            const general = maskCell('generalise', raw, type, category, context);
            expect(coarse.has(partial) ? coarse.get(partial) : general).toBe(general);
            coarse.set(partial, general);
          }
        }),
        { seed: 7, numRuns: 200 },
      );
    },
  );
});

describe('partial', () => {
  it('shows at most four characters beside its dots, or five of an address, however long the value is', () => {
    fc.assert(
      fc.property(
        cell.text,
        fc.constantFrom(...categories),
        fc.integer({ min: 1, max: 50 }),
        (text, category, times) => {
          const shown = maskCell('partial', text.repeat(times), 'text', category, context) ?? '';
          const kept = Array.from(shown.replaceAll('•', '').replace(/@|\.[A-Za-z]{2,12}$/g, ''));
          expect(kept.length).toBeLessThanOrEqual(4);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });
});
