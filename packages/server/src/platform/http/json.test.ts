import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrict } from './json.ts';

describe('parseStrict', () => {
  it.each([
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice, spelled otherwise', '{"role":1,"\\u0072ole":2}'],
    ['a key twice, deep inside', '[{"x":{"a":[],"a":{}}}]'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['__proto__, spelled otherwise', '{"\\u005f_proto__":{}}'],
    ['constructor', '{"constructor":{"prototype":{}}}'],
    ['too deep', '['.repeat(33) + ']'.repeat(33)],
    ['no JSON', '{"a":rosa@example.com}'],
    ['nothing', ''],
  ])('refuses %s and repeats none of it', (_, text) => {
    expect(() => parseStrict(text)).toThrow(SyntaxError);
    expect(() => parseStrict(text)).not.toThrow(/rosa|admin|role/);
  });

  it('counts keys of each object by itself, and none in strings', () => {
    for (const value of [
      [{ a: 1 }, { a: 2 }],
      { a: { a: { a: 1 } } },
      { a: '{"b":1,"b":2}', b: '"a":' },
      { 'a"': 1, a: '[[[' },
      { a: ['a', 'a'], '': { '': 1 } },
    ]) {
      expect(parseStrict(JSON.stringify(value))).toEqual(value);
    }
  });

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        if (/"(__proto__|constructor|prototype)":/.test(text)) return;
        expect(parseStrict(text)).toEqual(JSON.parse(text));
      }),
      { seed: 26 },
    );
  });

  it('refuses any object in which a key was doubled', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.jsonValue(),
        (object, value) => {
          const key = Object.keys(object)[0] ?? '';
          const text = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(value)}}`;
          expect(() => parseStrict(text)).toThrow(SyntaxError);
        },
      ),
      { seed: 26 },
    );
  });
});
