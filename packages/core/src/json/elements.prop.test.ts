import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readElements } from './elements.ts';
import { jsonLimits, JsonRefused } from './limits.ts';

function read(pieces: readonly string[], path: readonly string[], limits = jsonLimits): readonly string[] {
  const reader = readElements(path, limits);
  const found = pieces.flatMap((piece) => reader.push(piece));
  reader.end();
  return found;
}

/** Cuts a text at these places. */
function cut(text: string, at: readonly number[]): readonly string[] {
  const places = [...new Set(at.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [...places, text.length].map((place, nth) => text.slice(places[nth - 1] ?? 0, place));
}

const elements = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 8 });
const beside = fc.dictionary(
  fc.string({ maxLength: 4 }).filter((name) => name !== 'data' && name !== '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 3 },
);

describe('the elements of an array', () => {
  it('are the same however the text is cut, and whatever stands beside the array', () => {
    fc.assert(
      fc.property(
        elements,
        beside,
        fc.constantFrom(undefined, 2),
        fc.array(fc.nat(), { maxLength: 12 }),
        (list, meta, indent, at) => {
          const wanted = list.map((one) => JSON.stringify(one));
          const same = (found: readonly string[]) => {
            expect(found.map((text) => JSON.stringify(JSON.parse(text)))).toEqual(wanted);
          };
          same(read(cut(JSON.stringify(list, null, indent), at), []));
          same(read(cut(JSON.stringify({ ...meta, data: list }, null, indent), at), ['data']));
          same(
            read(cut(JSON.stringify({ data: { items: list, ...meta } }, null, indent), at), [
              'data',
              'items',
            ]),
          );
        },
      ),
    );
  });

  it('are given out as soon as they are whole', () => {
    const reader = readElements(['data']);
    expect(reader.push('{"total": 3, "data": [{"a": 1}, {"a"')).toEqual(['{"a": 1}']);
    expect(reader.push(': 2}, 3')).toEqual(['{"a": 2}']);
    expect(reader.push('4 ]')).toEqual(['34']);
    expect(reader.push('}')).toEqual([]);
    reader.end();
  });

  it.each([
    ['cut off', '{"data":[{"a":1},'],
    ['cut off in a string', '{"data":["a'],
    ['followed by more', '{"data":[]} []'],
    ['twice the array', '{"data":[1],"data":[2]}'],
    ['twice the array, spelled otherwise', '{"data":[1],"d\\u0061ta":[2]}'],
    ['an object where the array should be', '{"data":{"a":[1]}}'],
    ['broken beside the array', '{"meta":{"a":01},"data":[1]}'],
    ['a name twice beside the array', '{"meta":{"a":1,"a":2},"data":[1]}'],
    ['no JSON', 'data'],
  ])('of a text that is %s are refused', (_, text) => {
    expect(() => read([text], ['data'])).toThrow(JsonRefused);
  });

  it('is refused when one element is longer than the limit, before it has come whole', () => {
    const reader = readElements([], { ...jsonLimits, longest: 100 });
    reader.push('["');
    expect(() => reader.push('x'.repeat(200))).toThrow(JsonRefused);
  });
});
