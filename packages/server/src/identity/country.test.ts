import { describe, expect, it } from 'vitest';
import { countryOf } from './country.ts';

describe('countryOf', () => {
  // Held by universities and registries since before there were markets for addresses.
  it.each([
    ['18.0.0.1', 'US'],
    ['130.89.1.1', 'NL'],
    ['133.11.0.1', 'JP'],
    ['2001:67c:2e8::1', 'NL'],
    ['2001:df0::1', 'AU'],
  ])('knows %s', (address, country) => {
    expect(countryOf(address)).toBe(country);
  });

  it.each([
    '203.0.113.9',
    '2001:db8::1',
    '2002:1200::1',
    '10.1.2.3',
    '127.0.0.1',
    '169.254.1.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    'fe80::1',
    'fd00::1',
  ])('knows no country of %s', (address) => {
    expect(countryOf(address)).toBeNull();
  });

  it('knows nothing of an address that could not be told', () => {
    expect(countryOf(null)).toBeNull();
  });
});
