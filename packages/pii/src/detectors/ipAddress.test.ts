import { describe, expect, it } from 'vitest';
import { ipAddress } from './ipAddress.ts';
import { foundIn } from './testSupport.ts';

describe('ipAddress', () => {
  it.each([
    ['from 192.0.2.44:8080', '192.0.2.44'],
    ['203.0.113.0/24 is ours.', '203.0.113.0/24'],
    ['2001:db8::ff00:42:8329', '2001:db8::ff00:42:8329'],
    ['IP:2001:db8::1.', '2001:db8::1'],
    ['[2001:DB8:0:0:8:800:200C:417A]:443', '2001:DB8:0:0:8:800:200C:417A'],
    ['::ffff:192.0.2.128', '::ffff:192.0.2.128'],
    ['fe80::1ff:fe23:4567:890a%eth0', 'fe80::1ff:fe23:4567:890a%eth0'],
    ['2001:db8::', '2001:db8::'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(ipAddress, text)).toContain(`IP ${value}`);
  });

  it.each([
    '256.1.2.3',
    '1.2.3',
    '1.2.3.4.5',
    'at 12:30:45 exactly',
    'std::vector and a::b',
    '::',
    'ratio 1:2:3:4',
    '00:1A:2B:3C:4D:5E',
    '1:2:3:4:5:6:7:8:9',
    '2001:db8::1::2',
    '12345::1:2:3',
  ])('passes over %j', (text) => {
    expect(foundIn(ipAddress, text)).toEqual([]);
  });
});
