import { describe, expect, it } from 'vitest';
import { labelledId } from './labelledId.ts';
import { foundIn } from './testSupport.ts';

const all = (text: string, minScore?: number): string[] => foundIn(labelledId, text, minScore);

describe('labelledIds', () => {
  it.each([
    ['order no. 48291', 'ACCOUNT 48291'],
    ['Order #A-48291.', 'ACCOUNT A-48291'],
    ['my account number is: 1234 5678 90', 'ACCOUNT 1234 5678 90'],
    ['account ending in 4821', 'ACCOUNT 4821'],
    ['acct12345', 'ACCOUNT acct12345'],
    ['"orderNumber": "HH48291"', 'ACCOUNT HH48291'],
    ['claim CLM/2026/0042', 'ACCOUNT CLM/2026/0042'],
    ['the order I placed was 482913', 'ACCOUNT 482913'],
    ['48291-B is my booking reference', 'ACCOUNT 48291-B'],
    ['MRN: 0048291', 'MRN 0048291'],
    ['medical record number 77-0042', 'MRN 77-0042'],
    ['passport no C01X00T47', 'PASSPORT C01X00T47'],
    ["driver's license D123-4567-8901", 'DRIVER_ID D123-4567-8901'],
    ['driving licence: MORGA753116SM9IJ', 'DRIVER_ID MORGA753116SM9IJ'],
    ['routing number 021000021', 'BANK_ROUTING 021000021'],
    ['ssn ending in 8741', 'SSN 8741'],
    ['last 4 of my social security number: 8741', 'SSN 8741'],
    ['SSN ***-**-8741', 'SSN 8741'],
    ['MRN: MRN-5265654', 'MRN MRN-5265654'],
    ['Tax number 66-8418210', 'TAX_ID 66-8418210'],
    ['National ID 705-17-6766', 'NATIONAL_ID 705-17-6766'],
    ['NPI: 8022475881', 'NPI 8022475881'],
    ['card ending in 4821', 'CREDIT_CARD 4821'],
    ['Case No. 9:22-mj-04821-QXS', 'ACCOUNT 9:22-mj-04821-QXS'],
    ['medicare 1EG4-TE5-MK73', 'HEALTH_ID 1EG4-TE5-MK73'],
  ])('finds in %j', (text, found) => {
    expect(all(text)).toContain(found);
  });

  it.each([
    'in order to pay 2 bills',
    'my account was charged £250',
    'the order of $1200 came',
    'my account is locked',
    'account since 2019',
    'reordered 48291 pieces',
    'customers 48291',
    'order. Then 48291 came',
    'orderly 48291',
    'passport control at gate 12',
    'routing table with 12 rows',
  ])('passes over %j', (text) => {
    expect(all(text)).toEqual([]);
  });
});
