import { describe, expect, it } from 'vitest';
import { canonicalCidr } from './cidr.ts';

describe('canonicalCidr', () => {
  it.each([
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['203.0.113.7', '203.0.113.7/32'],
    [' 203.0.113.7/32 ', '203.0.113.7/32'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['2001:DB8:113:0::/48', '2001:db8:113::/48'],
    ['2001:db8::1', '2001:db8::1/128'],
    ['::ffff:203.0.113.0/120', '203.0.113.0/24'],
    ['::ffff:cb00:7107', '203.0.113.7/32'],
  ])('reads %s as %s', (text, canonical) => {
    expect(canonicalCidr(text)).toBe(canonical);
  });

  it.each([
    ['nothing', ''],
    ['a name', 'office.example.com'],
    ['everybody', '0.0.0.0/0'],
    ['everybody in IPv6', '::/0'],
    ['everybody in IPv4, written as IPv6', '::ffff:0.0.0.0/96'],
    ['half of everybody', '128.0.0.0/1'],
    ['wider than IPv4-mapped', '::ffff:0:0/95'],
    ['bits of a host', '203.0.113.7/24'],
    ['bits of a host in IPv6', '2001:db8::1/64'],
    ['a longer prefix than there are bits', '203.0.113.0/33'],
    ['a longer prefix than there are bits in IPv6', '2001:db8::/129'],
    ['an octal spelling', '0203.0.113.0/24'],
    ['a hexadecimal spelling', '0xcb.0.113.0/24'],
    ['a short spelling', '10.0/16'],
    ['a whole number', '3405803776/24'],
    ['a zone', 'fe80::1%eth0/128'],
    ['a mask', '203.0.113.0/255.255.255.0'],
    ['a prefix with a sign', '203.0.113.0/+24'],
    ['a prefix with a zero in front', '203.0.113.0/024'],
    ['two prefixes', '203.0.113.0/24/24'],
    ['no prefix after the stroke', '203.0.113.0/'],
    ['two ranges', '203.0.113.0/24,198.51.100.0/24'],
  ])('refuses %s', (_, text) => {
    expect(canonicalCidr(text)).toBeNull();
  });
});
