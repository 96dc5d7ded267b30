import { describe, expect, it } from 'vitest';
import { kilometresBetween } from './distance.ts';
import { networkOf } from './network.ts';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['10.4.200.9', '10.4'],
    ['192.168.7.9', '192.168'],
    ['172.20.7.9', '172.20'],
    ['172.40.7.9', '172.40.7'],
    ['100.100.7.9', '100.100'],
    ['100.7.7.9', '100.7.7'],
    ['2001:DB8:7:1::9', '2001:db8:7'],
    ['no address', 'no address'],
  ])('%s: %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe('the least way between countries', () => {
  it('is none between neighbours, the same both ways, and unknown for what is no country', () => {
    expect(kilometresBetween('PT', 'ES')).toBe(0);
    expect(kilometresBetween('DE', 'PL')).toBe(0);
    expect(kilometresBetween('PH', 'PH')).toBe(0);
    expect(kilometresBetween('PH', 'CO')).toBe(kilometresBetween('CO', 'PH'));
    expect(kilometresBetween('PH', 'XX')).toBeNull();
  });

  it.each([
    // Nearest points by any atlas: Luzon to the north of Colombia 16,000 to 17,500; Ireland to Newfoundland 3,000.
    ['PH', 'CO', 15_500, 17_500],
    ['IE', 'CA', 2_500, 5_500],
    ['PH', 'IN', 3_000, 4_500],
  ])('%s to %s: %i to %i km', (one, other, least, most) => {
    const way = kilometresBetween(one, other) ?? 0;
    expect(way).toBeGreaterThan(least);
    expect(way).toBeLessThan(most);
  });
});
