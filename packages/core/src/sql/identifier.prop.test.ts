import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinNames, quoteIdentifier, quoteLiteral, quoteTable, splitNames } from './identifier.ts';

const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes('\0'));
const hostile = fc.oneof(
  name,
  fc.constantFrom('"', '""', '.', ',', 'a.b', 'a,b', `'; DROP`, '\\', '$$', ' ', '--'),
);

/** Reads SQL's quoted identifier back (PostgreSQL documentation 4.1.1). */
function unquote(quoted: string): string | null {
  const inner = /^"((?:[^"]|"")+)"$/s.exec(quoted)?.[1];
  return inner === undefined ? null : inner.replaceAll('""', '"');
}

describe('names of a data map', () => {
  it.each(['.', ','] as const)('joined by %s come apart again', (separator) => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (names) => {
        expect(splitNames(joinNames(names, separator), separator)).toEqual(names);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it.each(['', '.', 'a.', '.a', 'a..b', '"a', 'a"b', '""', '"a"b.c'])('%j is no list of names', (text) => {
    expect(() => splitNames(text, '.')).toThrow(RangeError);
  });

  it('a table is named with its schema: no search path decides', () => {
    expect(quoteTable('public.customers')).toBe('"public"."customers"');
    expect(() => quoteTable('customers')).toThrow(RangeError);
    expect(() => quoteTable('db.public.customers')).toThrow(RangeError);
  });
});

describe('quoting', () => {
  it('keeps any name one identifier', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unquote(quoteIdentifier(text))).toBe(text);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('keeps any text one literal', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const quoted = quoteLiteral(text);
        const escaped = / E'((?:[^'\\]|''|\\\\)*)'/s.exec(quoted)?.[1]?.replaceAll('\\\\', '\\');
        const plain = /^'((?:[^'\\]|'')*)'$/s.exec(quoted)?.[1];
        expect((escaped ?? plain)?.replaceAll("''", "'")).toBe(text);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('refuses what PostgreSQL cannot hold', () => {
    expect(() => quoteIdentifier('')).toThrow(RangeError);
    expect(() => quoteIdentifier('a\0b')).toThrow(RangeError);
    expect(() => quoteLiteral('a\0b')).toThrow(RangeError);
  });
});
