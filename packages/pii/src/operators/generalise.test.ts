import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PiiType } from '../span.ts';
import { generalise } from './generalise.ts';
import { anyType, anyValue, seed } from '../../eval/arbitraries.ts';

const operator = generalise({ regions: { Springfield: 'Illinois' } });

describe('generalise', () => {
  it.each([
    ['94107', 'ZIP', '941**'],
    ['94107-1234', 'ADDRESS', '941**'],
    ['03601', 'ZIP', '000**'],
    ['SW1A 1AA', 'ZIP', 'SW1A'],
    ['34', 'AGE', '30-39'],
    ['34-year-old', 'AGE', '30-39'],
    ['89', 'AGE', '80-89'],
    ['97 yo', 'AGE', '90+'],
    ['1984-03-05', 'DATE_OF_BIRTH', '1984'],
    ['March 5, 1984', 'DATE_OF_BIRTH', '1984'],
    ['03/05/84', 'DATE', '1984'],
    ['March 5', 'DATE', '[DATE]'],
    ['springfield', 'LOC', 'Illinois'],
    ['Riverton', 'LOC', '[LOC]'],
    ['192.0.2.44', 'IP', '192.0.2.0/24'],
    ['2001:db8::1', 'IP', '[IP]'],
    ['120 Maple Avenue', 'ADDRESS', '[ADDRESS]'],
    ['mira@mail.example', 'EMAIL', '[EMAIL]'],
    ['34 or 35', 'AGE', '[AGE]'],
  ] as const)('%j as %s -> %j', (value, type, general) => {
    expect(operator.apply(value, type)).toBe(general);
  });

  it('what it does not know is not shown', () => {
    fc.assert(
      fc.property(anyValue, anyType, (value, type: PiiType) => {
        const general = operator.apply(value, type);
        expect(general === `[${type}]` || /^\d{4}$|^\d{3}\*\*$|^[A-Z]{1,2}\d/i.test(general)).toBe(true);
      }),
      { seed },
    );
  });

  it.each([4, 51, 7.5])('refuses bands of %d years', (ageBand) => {
    expect(() => generalise({ ageBand })).toThrow(RangeError);
  });
});
