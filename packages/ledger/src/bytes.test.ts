import { describe, expect, it } from 'vitest';
import { fromBase64, fromUtf8, parseCount, toBase64, toHex, toUtf8 } from './bytes.ts';

describe('base64 (RFC 4648 section 10)', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('%j is %j', (text, encoded) => {
    expect(toBase64(toUtf8(text))).toBe(encoded);
    expect(fromUtf8(fromBase64(encoded))).toBe(text);
  });

  it('agrees with Node on every byte', () => {
    const bytes = Uint8Array.from({ length: 1024 }, (_, i) => (i * 7) % 256);
    for (const length of [1021, 1022, 1023, 1024]) {
      const part = bytes.subarray(0, length);
      expect(toBase64(part)).toBe(Buffer.from(part).toString('base64'));
      expect(toHex(part)).toBe(Buffer.from(part).toString('hex'));
      expect(fromBase64(toBase64(part))).toEqual(part);
    }
  });

  it.each([
    ['no padding', 'Zg'],
    ['half the padding', 'Zg='],
    ['padding alone', '===='],
    ['a whole group of padding', 'Zg======'],
    ['bits that the padding hides', 'Zh=='],
    ['bits that the padding hides', 'Zm9='],
    ['white space', 'Zm9v\n'],
    ['the URL alphabet', '-_-_'],
    ['padding inside', 'Zg==Zg=='],
  ])('refuses %s', (_, text) => {
    expect(() => fromBase64(text)).toThrow(/base64/);
  });
});

describe('UTF-8', () => {
  it('reads back what it wrote', () => {
    const text = 'a\u0000ß€\u{1f600}\ufeff'.repeat(3000);
    expect(fromUtf8(toUtf8(text))).toBe(text);
  });

  it.each([
    ['an overlong form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a cut sequence', [0xe2, 0x82]],
    ['a stray continuation', [0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ])('refuses %s', (_, bytes) => {
    expect(() => fromUtf8(Uint8Array.from(bytes))).toThrow('not valid UTF-8');
  });

  it('refuses to write a lone surrogate', () => {
    expect(() => toUtf8('\ud800')).toThrow('lone surrogate');
  });
});

describe('parseCount', () => {
  it.each(['0', '7', '10', '9007199254740991'])('reads %s', (text) => {
    expect(parseCount(text)).toBe(Number(text));
  });

  it.each(['', '00', '01', '+1', '-1', '1.0', '1e3', ' 1', '9007199254740992', '18446744073709551616'])(
    'refuses %j',
    (text) => {
      expect(parseCount(text)).toBeNull();
    },
  );
});
