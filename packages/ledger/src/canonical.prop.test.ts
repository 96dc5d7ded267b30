import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import type { JsonValue } from './canonical.ts';

/** Every run tries the same cases, so that a failure can be repeated. */
const SEED = 6962;

const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }) as fc.Arbitrary<JsonValue>;

describe('canonical JSON', () => {
  it('loses nothing, and is a fixed point', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalText(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalText(JSON.parse(text) as JsonValue)).toBe(text);
      }),
      { seed: SEED },
    );
  });

  it('does not depend on the order in which keys were added', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalText(reversed)).toBe(canonicalText(object));
      }),
      { seed: SEED },
    );
  });
});
