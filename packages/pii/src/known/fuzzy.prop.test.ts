import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../detect.ts';
import { compileKnown } from '../known.ts';
import { decodeUtf8 } from './utf8.ts';

const seed = 20261126;
const letters = fc.string({
  unit: fc.constantFrom(...Array.from('bcdfghjklmnpqrstvwxz')),
  minLength: 6,
  maxLength: 12,
});

describe('a typing error in a known value', () => {
  it('is found wherever in a long name it is', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom('a', 'o', ''), (name, where, letter) => {
        const at = where % name.length;
        const wrong = name.slice(0, at) + letter + name.slice(at + 1);
        const known = compileKnown([{ type: 'PERSON', value: name }]);
        const [span] = detect(`so ${wrong} wrote`, { known, detectors: [] });
        expect(span).toMatchObject({ start: 3, end: 3 + wrong.length });
      }),
      { seed },
    );
  });

  it('is found among thousands of other values', () => {
    const known = compileKnown(
      Array.from(
        { length: 3000 },
        (_, i) => ({ type: 'ACCOUNT', value: `HH-2026-${10_000 + i * 7}` }) as const,
      ),
    );
    expect(detect('HH-2206-10021', { known, detectors: [] })).toHaveLength(1);
  });
});

describe('decodeUtf8', () => {
  it('is what the platform decodes, for text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
      }),
      { seed },
    );
  });
});
