import { readEntriesCsv } from '@cordon/core/dictionaries/view';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entriesCsv } from './csv.ts';

const text = fc
  .string({ minLength: 1, maxLength: 30 })
  .filter((made) => made === made.trim() && !/^['\t\r]|\r|[\uff1d\uff0b\uff0d\uff20]/.test(made));

const entry = fc.oneof(
  fc.record({
    kind: fc.constantFrom('word' as const, 'pattern' as const),
    type: fc.constantFrom('ORG', 'PERSON'),
    purpose: fc.constantFrom(null, 'refunds'),
    text,
  }),
  fc.record({
    kind: fc.constant('allow' as const),
    type: fc.constant(null),
    purpose: fc.constant(null),
    text,
  }),
);

it('what was saved is read as it was', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
      expect(readEntriesCsv(entriesCsv(entries))).toEqual({ ok: true, entries });
    }),
  );
});

it('a word that a spreadsheet would run is none there', () => {
  expect(entriesCsv([{ kind: 'word', type: 'ORG', purpose: null, text: '=1+1' }])).toContain(`"'=1+1"`);
});
