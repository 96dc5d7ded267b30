import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonRefused } from './limits.ts';
import { parseJson } from './parse.ts';
import { isJsonArray, isJsonObject, JsonNumber, type Json } from './value.ts';
import { writeJson } from './write.ts';

/** As JavaScript reads it. */
function plain(value: Json): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (isJsonArray(value)) return value.map(plain);
  // No prototype: a member may be called `__proto__`.
  if (isJsonObject(value)) return Object.assign(Object.create(null), fromEntries(value));
  return value;
}

function fromEntries(value: ReadonlyMap<string, Json>): object {
  return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
}

describe('JSON', () => {
  it('is read as JSON.parse reads it, and written back to the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = parseJson(text);
        expect(plain(read)).toEqual(JSON.parse(text));
        expect(JSON.parse(writeJson(read))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is refused wherever JSON.parse refuses it, and never read otherwise', () => {
    const alphabet = fc.constantFrom(...'{}[]",:\\ \n-+.eE0123u/truefalsn\u0000\u007fé😀'.split(''));
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        let theirs: unknown;
        try {
          theirs = JSON.parse(text);
        } catch {
          expect(() => parseJson(text)).toThrow(JsonRefused);
          return;
        }
        try {
          expect(plain(parseJson(text))).toEqual(theirs);
        } catch (error) {
          // Stricter in two places only.
          if (!(error instanceof JsonRefused)) throw error;
          expect(['duplicate-member', 'lone-surrogate']).toContain(error.fault);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
