import { describe, expect, it } from 'vitest';
import { JsonRefused, jsonLimits } from './limits.ts';
import { parseJson } from './parse.ts';
import { writeJson } from './write.ts';

const faultOf = (text: string, limits = jsonLimits): string | null => {
  try {
    parseJson(text, limits);
    return null;
  } catch (error) {
    if (error instanceof JsonRefused) return error.fault;
    throw error;
  }
};

describe('a JSON text', () => {
  it.each([
    '12345678901234567890',
    '1E400',
    '-0',
    '0.1000000000000000055511151231257827',
    '{"a":1.0,"1":2,"0":3}',
    '{"__proto__":{"x":1},"constructor":null}',
  ])('%s keeps every digit and the order of members', (text) => {
    expect(writeJson(parseJson(text))).toBe(text);
  });

  it.each([
    ['{"email":1,"email":2}', 'duplicate-member'],
    ['{"email":1,"em\\u0061il":2}', 'duplicate-member'],
    ['[{"a":{"b":1,"b":1}}]', 'duplicate-member'],
    ['"\\ud800"', 'lone-surrogate'],
    ['{"\\udc00":1}', 'lone-surrogate'],
    ['[1,]', 'not-json'],
    ['{"a":1} {}', 'not-json'],
    ["{'a':1}", 'not-json'],
    ['[01]', 'not-json'],
    ['[+1]', 'not-json'],
    ['[.5]', 'not-json'],
    ['[NaN]', 'not-json'],
    ['["\t"]', 'not-json'],
    ['["\\x41"]', 'not-json'],
    ['["\\u00g1"]', 'not-json'],
    ['// x\n1', 'not-json'],
    ['\ufeff1', 'not-json'],
    ['', 'not-json'],
    ['"abc', 'not-json'],
  ])('%s is refused: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('is refused when it nests deeper, is wider or holds more than the limits', () => {
    const limits = { depth: 3, members: 2, values: 10 };
    expect(faultOf('[[[1]]]', limits)).toBeNull();
    expect(faultOf('[[[[1]]]]', limits)).toBe('too-deep');
    expect(faultOf('{"a":1,"b":2}', limits)).toBeNull();
    expect(faultOf('{"a":1,"b":2,"c":3}', limits)).toBe('too-many-members');
    expect(faultOf('[1,2,3,4,5,6,7,8,9]', limits)).toBeNull();
    expect(faultOf('[1,2,3,4,5,6,7,8,9,10]', limits)).toBe('too-many-values');
  });

  it('a million brackets are refused at once', () => {
    expect(faultOf('['.repeat(1_000_000))).toBe('too-deep');
  });
});
