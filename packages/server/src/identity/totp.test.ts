import { describe, expect, it } from 'vitest';
import { codeAt } from '../../../../tests/support/identity/codes.ts';
import { base32Secret, matchingStep } from './totp.ts';

const now = Date.parse('2026-10-05T08:00:10Z');
const step = Math.floor(now / 30_000);
const secret = 'a-secret-of-thirty-two-characters';

describe('matchingStep', () => {
  it('follows RFC 6238, appendix B (SHA-1, last six of eight digits)', () => {
    const rfc = '12345678901234567890';
    const vectors: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1234567890, '005924'],
      [20000000000, '353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(matchingStep(rfc, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
    }
  });

  it('names the step a code belongs to, one either side of now', () => {
    for (const delta of [-1, 0, 1]) {
      expect(matchingStep(secret, codeAt(secret, now + delta * 30_000), now)).toBe(step + delta);
    }
    for (const delta of [-2, 2]) {
      expect(matchingStep(secret, codeAt(secret, now + delta * 30_000), now)).toBeNull();
    }
  });

  it.each(['', '12345', '1234567', '12345a', ' 123456', '１２３４５６', 'wrong'])(
    'takes %j for no code',
    (text) => {
      expect(matchingStep(secret, text, now)).toBeNull();
    },
  );
});

describe('base32Secret', () => {
  it('is what an authenticator app takes', () => {
    expect(base32Secret('12345678901234567890')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });
});
