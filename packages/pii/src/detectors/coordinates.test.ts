import { describe, expect, it } from 'vitest';
import { coordinates } from './coordinates.ts';
import { foundIn } from './testSupport.ts';

describe('coordinates', () => {
  it.each([
    ['at 40.7128, -74.0060', 'COORDINATES 40.7128, -74.0060'],
    ['lat: 51.5074', 'COORDINATES 51.5074'],
    ['48.8584 N, 2.2945 E', 'COORDINATES 48.8584 N, 2.2945 E'],
    ['geo 59.91273,10.74609', 'COORDINATES 59.91273,10.74609'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(coordinates, text)).toEqual([found]);
  });

  it.each(['1.5, 2.5', 'version 10.123.1', 'costs 12.345', 'pi is 3.14159', '40.7128.1, 3'])(
    'passes over %j',
    (text) => {
      expect(foundIn(coordinates, text)).toEqual([]);
    },
  );
});
