import { describe, expect, it } from 'vitest';
import { nationalId } from './nationalId.ts';
import { foundIn } from './testSupport.ts';

describe('nationalId', () => {
  it.each([
    ['EIN 12-3456789', 'TAX_ID 12-3456789'],
    ['NINO AB 12 34 56 C', 'UK_NINO AB 12 34 56 C'],
    ['AB123456C', 'UK_NINO AB123456C'],
    ['national insurance number QQ 12 34 56 C', 'UK_NINO QQ 12 34 56 C'],
    ['ABCPE1234F', 'IN_PAN ABCPE1234F'],
    ['aadhaar 2345 6789 0123', 'IN_AADHAAR 2345 6789 0123'],
    ['SIN 046 454 286', 'CA_SIN 046 454 286'],
    ['VIN 1HGCM82633A004352', 'VEHICLE_ID 1HGCM82633A004352'],
    ['vin: 1M8GDM9AXKP042788', 'VEHICLE_ID 1M8GDM9AXKP042788'],
    ['DEA ME8742597', 'DEA ME8742597'],
    ['SWIFT: DEUTDEFF', 'SWIFT DEUTDEFF'],
    ['BIC NWKDJP7A', 'SWIFT NWKDJP7A'],
    ['docket 4:22-cv-03483-QJS', 'ACCOUNT 4:22-cv-03483-QJS'],
    ['Case 2021-CV-8919', 'ACCOUNT 2021-CV-8919'],
    ['CPF 123.456.789-09', 'NATIONAL_ID 123.456.789-09'],
    ['NIE X1234567L', 'NATIONAL_ID X1234567L'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(nationalId, text)).toContain(found);
  });

  it.each(['12-345678', 'AB12 CDE', 'FREEDOM', 'a 2345 times', 'SWIFT is a bird', 'ABCDE12345'])(
    'passes over %j',
    (text) => {
      expect(foundIn(nationalId, text)).toEqual([]);
    },
  );
});
