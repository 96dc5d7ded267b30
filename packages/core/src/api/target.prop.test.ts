import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTarget, parseTarget } from './target.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });

describe('a request target', () => {
  it('that is read is sent upstream as what was read, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 4 }),
        fc.dictionary(word, word, { maxKeys: 4 }),
        (path, query) => {
          const text = formatTarget({ segments: path, query: Object.entries(query) });
          const read = parseTarget(text);
          // What is refused here is told apart below.
          if (read === null) return;
          expect(parseTarget(formatTarget(read))).toEqual(read);
          const url = new URL(`http://upstream${formatTarget(read)}`);
          expect(url.pathname.slice(1).split('/').map(decodeURIComponent)).toEqual(read.segments);
          expect([...url.searchParams]).toEqual(read.query);
        },
      ),
    );
  });

  it.each([
    '/customers/../admin',
    '/customers/%2e%2e/admin',
    '/customers/.%2e/admin',
    '/customers/%2E',
    '/customers//1',
    '/customers/',
    '/',
    '/customers/1%2fadmin',
    '/customers/1%5cadmin',
    '/customers/1%252fadmin',
    '/customers\\1',
    '/customers/1;admin=1',
    '/customers/%c0%ae%c0%ae/admin',
    '/customers/%zz',
    '/customers/%',
    '/customers/1%00',
    '/customers/1%0d%0aX: y',
    '/customers/1#x',
    '/customers/ä',
    '/customers/1?id=1&id=2',
    '/customers/1?id=1&%69d=2',
    '/customers/1?=1',
    '/customers/1?a=%ff',
    '/customers/1?a=%0a',
    'http://elsewhere.test/customers/1',
    '//elsewhere.test/customers/1',
    '*',
    `/${'a'.repeat(5_000)}`,
  ])('%s is refused', (target) => {
    expect(parseTarget(target)).toBeNull();
  });
});
