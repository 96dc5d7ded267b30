import { describe, expect, it } from 'vitest';
import { licensePlate } from './licensePlate.ts';
import { foundIn } from './testSupport.ts';

describe('licensePlate', () => {
  it.each([
    ['License plate 3GD65 is', 'LICENSE_PLATE 3GD65'],
    ['owns license plate 766 TCJ.', 'LICENSE_PLATE 766 TCJ'],
    ['plate number: 39-0604D', 'LICENSE_PLATE 39-0604D'],
    ['number plate is SH 12 AB 1234', 'LICENSE_PLATE SH 12 AB 1234'],
    ['my licence plate abc1234', 'LICENSE_PLATE abc1234'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(licensePlate, text)).toEqual([found]);
  });

  it.each(['a plate of food', 'license plate is missing', 'AB12 CDE', 'plates are dirty'])(
    'passes over %j',
    (text) => {
      expect(foundIn(licensePlate, text)).toEqual([]);
    },
  );
});
