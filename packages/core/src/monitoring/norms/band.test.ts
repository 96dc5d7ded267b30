import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, capped, histogramOf, scaled } from './band.ts';
import { fromByte, toByte } from './coding.ts';
import { packed, unpackInto } from './packing.ts';

const bandFor = (values: readonly number[]) => {
  const band = bandOf(histogramOf(values.map(toByte)));
  if (band === null) throw new Error('no band');
  return band;
};

describe('a band', () => {
  it.each([
    [[3, 3, 3, 3], { n: 4, median: 3, spread: 0, p95: 3, max: 3 }],
    [[1, 2, 3, 4, 5], { n: 5, median: 3, spread: 1.4826, p95: 5, max: 5 }],
    [[0, 0, 0, 0, 14], { n: 5, median: 0, spread: 0, p95: 14, max: 14 }],
  ])('of %j', (values, band) => {
    expect(bandFor(values)).toMatchObject(band);
  });

  it('of nothing is none', () => {
    expect(bandOf(new Uint32Array(256))).toBeNull();
  });

  it('is not moved by a few far-off values', () => {
    const usual = bandFor(Array.from({ length: 100 }, (_, n) => 40 + (n % 10)));
    const with3 = bandFor([...Array.from({ length: 97 }, (_, n) => 40 + (n % 10)), 9000, 9000, 9000]);
    expect(with3.median).toBe(usual.median);
    expect(with3.spread).toBeCloseTo(usual.spread, 5);
    expect(with3.p95).toBe(usual.p95);
  });

  it('can be capped and scaled', () => {
    const band = bandFor([1, 2, 3, 4, 14]);
    expect(capped(band, 4)).toMatchObject({ median: 3, p95: 4, p99: 4, max: 4 });
    expect(scaled(band, 2)).toMatchObject({ n: 5, median: 6, max: 28 });
  });
});

describe('a quantity in a byte', () => {
  it('is known to 4 %, and exactly below 15', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), (value) => {
        const back = fromByte(toByte(value));
        if (value < 14) expect(back).toBe(value);
        else expect(Math.abs(back - value) / (value + 1)).toBeLessThan(0.04);
      }),
    );
  });
});

describe('bytes in a snapshot', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const back = new Uint8Array(bytes.length);
        unpackInto(packed(bytes), back);
        expect(back).toEqual(bytes);
        expect(packed(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });
});
