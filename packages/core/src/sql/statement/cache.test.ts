import { beforeAll, describe, expect, it } from 'vitest';
import { ofEvery, ofOne } from '../../../../../tests/support/statements.ts';
import { createStatementCache } from './cache.ts';
import { loadParser } from './parser.ts';
import { isHeavy } from './rewrite.ts';

beforeAll(loadParser);

describe('kept answers', () => {
  it('are the same object, refusals too, and apart by epoch and scope', () => {
    const cache = createStatementCache(1_000_000);
    const text = 'SELECT id FROM customers';
    const first = cache.rewrite('1', 'a', text, ofOne);
    expect(cache.rewrite('1', 'a', text, ofOne)).toBe(first);
    expect(cache.rewrite('1', 'b', text, ofEvery)).not.toEqual(first);
    expect(cache.rewrite('2', 'a', text, ofEvery)).not.toEqual(first);
    expect(cache.kept('3', 'a', text)).toBeUndefined();
    const refusal = cache.rewrite('1', 'a', 'SELECT pg_sleep(1)', ofOne);
    expect(cache.kept('1', 'a', 'SELECT pg_sleep(1)')).toBe(refusal);
  });

  it('go by least recent use when there are too many bytes', () => {
    const cache = createStatementCache(8_000);
    const text = (nth: number): string => `SELECT ${nth}`;
    cache.rewrite('1', 'a', text(0), ofOne);
    for (let nth = 1; nth < 50; nth++) {
      cache.rewrite('1', 'a', text(nth), ofOne);
      expect(cache.kept('1', 'a', text(0))).toBeDefined();
    }
    expect(cache.kept('1', 'a', text(1))).toBeUndefined();
    expect(cache.kept('1', 'a', text(49))).toBeDefined();
  });

  it('are none when one would take a quarter of the room', () => {
    const cache = createStatementCache(8_000);
    const long = `SELECT '${'x'.repeat(3_000)}'`;
    cache.rewrite('1', 'a', long, ofOne);
    expect(cache.kept('1', 'a', long)).toBeUndefined();
  });

  it('can come from elsewhere', () => {
    const cache = createStatementCache(100_000);
    const answer = { ok: false, code: 'statement-too-large', word: null, position: null } as const;
    cache.keep('1', 'a', 'x', answer);
    expect(cache.rewrite('1', 'a', 'x', ofOne)).toBe(answer);
  });
});

describe('a text that takes long to read', () => {
  it.each([
    ['SELECT * FROM customers WHERE id = $1', false],
    [`SELECT ${'('.repeat(50)}1${')'.repeat(50)}`, true],
    [`SELECT ${'(1)'.repeat(50)}`, false],
    ['x'.repeat(10_000), true],
  ])('is known by its length and depth: %.40s', (text, heavy) => {
    expect(isHeavy(text)).toBe(heavy);
  });
});
