import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextArray } from './textArray.ts';
import { WireViolation } from './violation.ts';

/** As PostgreSQL writes one: quoted where it has to be. */
const written = (elements: readonly (string | null)[]): string =>
  `{${elements
    .map((one) => {
      if (one === null) return 'NULL';
      return one === '' || /[{}",\\\s]|^null$/i.test(one) ? `"${one.replace(/["\\]/g, '\\$&')}"` : one;
    })
    .join(',')}}`;

describe('an array of texts', () => {
  it.each([
    ['{}', []],
    ['{a}', ['a']],
    ['{a,b}', ['a', 'b']],
    ['{NULL,"NULL"}', [null, 'NULL']],
    ['{"a,b","c\\"d","e\\\\f",""}', ['a,b', 'c"d', 'e\\f', '']],
  ] as const)('%s is read', (text, elements) => {
    expect(readTextArray(text)).toEqual(elements);
  });

  it('is what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string(), { nil: null })), (elements) => {
        expect(readTextArray(written(elements))).toEqual(elements);
      }),
    );
  });

  it.each(['', '{', 'a', '{"a}', '{{a}}', '{a}b', '{"a"b}', '{,}'])('%s is refused', (text) => {
    expect(() => readTextArray(text)).toThrow(WireViolation);
  });
});
