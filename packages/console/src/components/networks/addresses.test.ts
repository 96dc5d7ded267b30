import { expect, it } from 'vitest';
import { barOf } from './addresses.ts';

it.each([
  ['no address', 0, '0', 0],
  ['one', 1, '0', 1 / 33],
  ['a /24', 256, '0', 9 / 33],
  ['all of IPv4', 2 ** 32, '0', 1],
  ['one address of IPv6', 0, '1', 1 / 33],
  ['a /48 of IPv6', 0, String(2n ** 80n), 17 / 33],
  ['all of IPv6', 0, String(2n ** 128n), 1],
])('draws %s', (_, v4, v6, length) => {
  expect(barOf({ v4, v6 })).toBeCloseTo(length);
});
