import { describe, expect, it } from 'vitest';
import { comprehendName, comprehendTypes } from './comprehend.ts';
import { detect } from './detect.ts';
import { isPiiType, piiTypes } from './span.ts';

describe('comprehend table', () => {
  it('has a row for each of our types and no other', () => {
    expect(Object.keys(comprehendName).sort()).toEqual([...piiTypes].sort());
  });

  it('reaches every one of the 36 Comprehend types', () => {
    expect(comprehendTypes).toHaveLength(36);
    const reached = new Set(Object.values(comprehendName));
    expect(comprehendTypes.filter((name) => !reached.has(name))).toEqual([]);
  });

  it.each([
    ['ADDRESS', '120 Maple Avenue, Springfield, IL 62704'],
    ['AGE', 'aged 34'],
    ['AWS_ACCESS_KEY', ['AKIA', 'Q3EGRIZ7N4T2XK5V'].join('')],
    ['AWS_SECRET_KEY', `aws_secret_access_key = ${'a1B2c3D4e5'.repeat(4)}`],
    ['BANK_ACCOUNT_NUMBER', 'account number 48291004'],
    ['BANK_ROUTING', 'routing number 021000021'],
    ['CA_HEALTH_NUMBER', 'health card 1234-567-890'],
    ['CA_SOCIAL_INSURANCE_NUMBER', 'SIN 046 454 286'],
    ['CREDIT_DEBIT_CVV', 'cvv 123'],
    ['CREDIT_DEBIT_EXPIRY', 'exp 12/27'],
    ['CREDIT_DEBIT_NUMBER', '4111 1111 1111 1111'],
    ['DATE_TIME', '5 March 2026'],
    ['DRIVER_ID', 'driving licence D6647119'],
    ['EMAIL', 'mira@mail.example'],
    ['IN_AADHAAR', 'aadhaar 2345 6789 0124'],
    ['IN_NREGA', 'job card AP-02-048-001-009/010101'],
    ['IN_PERMANENT_ACCOUNT_NUMBER', 'ABCPE1234F'],
    ['IN_VOTER_NUMBER', 'voter id ABC1234567'],
    ['INTERNATIONAL_BANK_ACCOUNT_NUMBER', 'GB82 WEST 1234 5698 7654 32'],
    ['IP_ADDRESS', '192.0.2.44'],
    ['LICENSE_PLATE', 'license plate 766 TCJ'],
    ['MAC_ADDRESS', '00:1A:2B:3C:4D:5E'],
    ['PASSPORT_NUMBER', 'passport N89036966'],
    ['PASSWORD', 'password: Tr0ub4dor&3'],
    ['PHONE', '(415) 555-2671'],
    ['PIN', 'PIN 4821'],
    ['SSN', '536-22-8741'],
    ['SWIFT_CODE', 'SWIFT: DEUTDEFF'],
    ['UK_NATIONAL_HEALTH_SERVICE_NUMBER', 'NHS number 943 476 5919'],
    ['UK_NATIONAL_INSURANCE_NUMBER', 'AB 12 34 56 C'],
    ['UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER', 'UTR 12345 67890'],
    ['URL', 'https://shop.example/users/482913'],
    ['USERNAME', 'username: mkessler84'],
    ['US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER', 'ITIN 912-70-1234'],
    ['VEHICLE_IDENTIFICATION_NUMBER', 'VIN 1HGCM82633A004352'],
  ])('%s is found and named so', (name, text) => {
    expect(detect(text).map(({ type }) => comprehendName[type])).toContain(name);
  });

  it('knows its own type names only', () => {
    expect(isPiiType('EMAIL')).toBe(true);
    expect(isPiiType('email')).toBe(false);
    expect(isPiiType('toString')).toBe(false);
  });
});
