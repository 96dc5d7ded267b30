import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUtf8, utf8Length, writeUtf8 } from './utf8.ts';
import { WireViolation } from './violation.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The language's own decoder is the oracle. */
function theirs(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function ours(bytes: Uint8Array): string | null {
  try {
    return readUtf8(bytes);
  } catch (error) {
    if (error instanceof WireViolation) return null;
    throw error;
  }
}

const hostile = fc.constantFrom(
  0x00,
  0x7f,
  0x80,
  0xbf,
  0xc0,
  0xc2,
  0xe0,
  0xed,
  0xef,
  0xf0,
  0xf4,
  0xf5,
  0x90,
  0xa0,
);

describe('UTF-8', () => {
  it('is read and refused as everybody does', () => {
    const some = fc.oneof(
      fc.array(hostile, { maxLength: 8 }).map((all) => Uint8Array.from(all)),
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 80 }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(some, (bytes) => {
        expect(ours(bytes)).toBe(theirs(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is written as everybody does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const bytes = new Uint8Array(utf8Length(text));
        expect(writeUtf8(bytes, text, 0)).toBe(bytes.length);
        expect(Buffer.compare(bytes, new TextEncoder().encode(text))).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same at any length, pairs across the pieces included', () => {
    for (const unit of ['a', 'ß', '€', '😀', 'a😀']) {
      for (const count of [24, 25, 4095, 4096, 4097, 9000]) {
        for (const lead of ['', 'x']) {
          const text = lead + unit.repeat(count);
          expect(readUtf8(new TextEncoder().encode(text)) === text).toBe(true);
        }
      }
    }
  });

  it('says no half of a pair', () => {
    for (const text of ['\ud83d', '\ude00', 'a\ud83d', '\ud83da', '\ude00\ud83d']) {
      expect(() => writeUtf8(new Uint8Array(20), text, 0)).toThrow(WireViolation);
    }
  });
});
