import { describe, expect, it } from 'vitest';
import { postalCode } from './postalCode.ts';
import { foundIn } from './testSupport.ts';

describe('postalCode', () => {
  it.each([
    ['from Springfield, IL 62704.', 'Springfield, IL 62704'],
    ['to Lake Anna, North Carolina 28581, today', 'Lake Anna, North Carolina 28581'],
    ['TX 73301-0001', 'TX 73301-0001'],
    ['at SW1A 1AA', 'SW1A 1AA'],
    ['postcode M11AE', 'M11AE'],
    ['zip code is 62704', '62704'],
    ['postal code: K1A 0B1', 'K1A 0B1'],
    ['zip: 62704-1234', '62704-1234'],
  ])('finds in %j', (text, value) => {
    expect(new Set(foundIn(postalCode, text))).toEqual(new Set([`ADDRESS ${value}`]));
  });

  it.each(['62704', 'IL 627045', 'part A1 2BC', 'zip file 2', 'unzip 12345', 'OK 123'])(
    'passes over %j',
    (text) => {
      expect(foundIn(postalCode, text)).toEqual([]);
    },
  );
});
