import { describe, expect, it } from 'vitest';
import { deepFreeze, entry, table } from './table.ts';

describe('table', () => {
  it('holds what was put in and nothing of Object.prototype', () => {
    const made = table([
      ['a', 1],
      ['__proto__', 2],
    ]);
    expect(entry(made, 'a')).toBe(1);
    expect(entry(made, '__proto__')).toBe(2);
    expect(entry(made, 'constructor')).toBeUndefined();
    expect(entry(made, 'toString')).toBeUndefined();
  });

  it('is frozen', () => {
    const made = table([['a', 1]]) as Record<string, number>;
    expect(() => {
      made.b = 2;
    }).toThrow(TypeError);
  });
});

describe('deepFreeze', () => {
  it('reaches through tables', () => {
    const value = deepFreeze({ made: table([['a', { b: [{ c: 1 }] }]]) });
    expect(Object.isFrozen(entry(value.made, 'a')?.b[0])).toBe(true);
  });

  it('freezes all levels', () => {
    const value = deepFreeze({ a: [{ b: 1 }] });
    expect(Object.isFrozen(value.a)).toBe(true);
    expect(Object.isFrozen(value.a[0])).toBe(true);
  });
});
