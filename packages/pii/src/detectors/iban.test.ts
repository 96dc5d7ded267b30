import { describe, expect, it } from 'vitest';
import { iban } from './iban.ts';
import { foundIn } from './testSupport.ts';
import { scan } from '../scan.ts';

describe('iban', () => {
  it.each([
    ['GB82WEST12345698765432', 'GB82WEST12345698765432'],
    ['to GB82 WEST 1234 5698 7654 32, please', 'GB82 WEST 1234 5698 7654 32'],
    ['de89370400440532013000', 'de89370400440532013000'],
    ['FR14-2004-1010-0505-0001-3M02-606', 'FR14-2004-1010-0505-0001-3M02-606'],
    ['NO9386011117947.', 'NO9386011117947'],
    ['a digit lost: GB82WEST1234569876543', 'GB82WEST1234569876543'],
    ['IBAN GB68ABCD60304568', 'GB68ABCD60304568'],
    ['one digit wrong: DE89370400440532013001', 'DE89370400440532013001'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(iban, text)).toEqual([`IBAN ${value}`]);
  });

  it.each([
    'at 20 3000 4000 5000 6000',
    'in 20 minutes we will be at home again',
    'AB12 3456 7890 1234 5678',
    'xGB82WEST12345698765432',
    'be 10 or not to be 10 is it',
  ])('passes over %j', (text) => {
    expect(foundIn(iban, text)).toEqual([]);
  });

  it('the check number decides how sure it is', () => {
    expect(iban.find('DE89370400440532013000', scan('DE89370400440532013000'))[0]?.score).toBeGreaterThan(
      0.9,
    );
    expect(iban.find('DE89370400440532013001', scan('DE89370400440532013001'))[0]?.score).toBeLessThan(0.6);
  });
});
