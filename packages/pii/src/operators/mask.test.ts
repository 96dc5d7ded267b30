import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../index.ts';
import { mask } from './mask.ts';
import { anyType, anyValue, seed } from '../../eval/arbitraries.ts';

describe('mask', () => {
  it.each([
    ['(415) 555-2671', 'last', 3, '(•••) •••-•671'],
    ['4111 1111 1111 1234', 'last', 4, '•••• •••• •••• 1234'],
    ['DE89 3704 0044 0532', 'first', 4, 'DE89 •••• •••• ••••'],
    ['mira@mail.example', 'last', 0, '••••@••••.•••••••'],
    ['48291', 'last', 4, '•••••'],
    ['Zoe\u0308', 'first', 1, 'Z••'],
    ['', 'last', 4, ''],
  ] as const)('%j, %s %d', (value, keep, count, masked) => {
    expect(mask({ keep, count }).apply(value, 'OTHER')).toBe(masked);
  });

  it('shows at most a third of the letters and digits', () => {
    fc.assert(
      fc.property(anyValue, anyType, fc.integer({ min: 0, max: 8 }), (value, type, count) => {
        const telling = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;
        const shown = telling(mask({ keep: 'last', count }).apply(value, type));
        expect(shown * 3).toBeLessThanOrEqual(telling(value));
        expect(shown).toBeLessThanOrEqual(count);
      }),
      { seed },
    );
  });

  it('what it wrote is not redacted once more in the same call', () => {
    const operators = { CREDIT_CARD: mask({ keep: 'last', count: 4, char: '*' }) };
    expect(redact('card 4111 1111 1111 1111!', { operators }).text).toBe('card **** **** **** 1111!');
  });

  it.each([{ count: 9 }, { count: -1 }, { count: 1.5 }, { count: 4, char: '7' }, { count: 4, char: '' }])(
    'refuses %j',
    (rule) => {
      expect(() => mask({ keep: 'last', ...rule })).toThrow(RangeError);
    },
  );
});
