import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath, parsePath, type Step } from './path.ts';

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant('each' as const),
  fc.string({ unit: 'grapheme', minLength: 0, maxLength: 6 }).map((member) => ({ member })),
  fc.constantFrom('a.b', "o'clock", 'back\\slash', '[*]', '$', 'e-mail', '').map((member) => ({ member })),
);

describe('a path', () => {
  it('is read back as it was written, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path);
      }),
    );
  });

  it.each(['a..b', 'a.', '.a..', 'a[0]', 'a[?@.b]', '$..a', 'a b', "['open", 'a[', '[*]b'])(
    '%s is none',
    (text) => {
      expect(parsePath(text)).toBeNull();
    },
  );
});
