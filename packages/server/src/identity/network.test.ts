import { describe, expect, it } from 'vitest';
import { addressUnit, clientAddress, inRanges } from './network.ts';

describe('clientAddress', () => {
  it('gives one form for the spellings of one address', () => {
    expect(clientAddress('192.0.2.1')).toBe('192.0.2.1');
    expect(clientAddress('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(clientAddress('::FFFF:c000:201')).toBe('192.0.2.1');
    expect(clientAddress('2001:DB8:0:0::1')).toBe('2001:db8::1');
  });

  it.each([
    '',
    'unknown',
    '127.1',
    '0x7f.0.0.1',
    '2130706433',
    'fe80::1%eth0',
    '192.0.2.1:443',
    '1.2.3.4, 5.6.7.8',
    '010.0.0.1x',
  ])('takes %j for no address', (text) => {
    expect(clientAddress(text)).toBeNull();
  });
});

describe('inRanges', () => {
  it('does not let an IPv6 rule admit IPv4 or the other way round', () => {
    expect(inRanges('192.0.2.1', ['::/0'])).toBe(false);
    expect(inRanges('2001:db8::1', ['0.0.0.0/0'])).toBe(false);
  });

  it('reads a range written over mapped addresses as the IPv4 range', () => {
    expect(inRanges('10.1.2.3', ['::ffff:10.0.0.0/104'])).toBe(true);
    expect(inRanges('11.1.2.3', ['::ffff:10.0.0.0/104'])).toBe(false);
  });

  it('matches nothing with a range it cannot read', () => {
    expect(inRanges('10.1.2.3', ['10.0.0.0', '10.0.0.0/33', 'any', ''])).toBe(false);
  });
});

describe('addressUnit', () => {
  it('keeps IPv4 whole and folds IPv6 to its /64', () => {
    expect(addressUnit('192.0.2.1')).toBe('192.0.2.1');
    expect(addressUnit('2001:db8:1:2:3:4:5:6')).toBe(addressUnit('2001:db8:1:2::9'));
    expect(addressUnit('2001:db8:1:3::9')).not.toBe(addressUnit('2001:db8:1:2::9'));
  });
});
